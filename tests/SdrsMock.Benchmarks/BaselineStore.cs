using System.Collections.Concurrent;
using System.Text.Json;

namespace SdrsMock.Benchmarks;

/// <summary>What a hand-written endpoint keeps of a creation.</summary>
internal abstract class BaselineStore
{
    /// <summary>Responses for instances, by ID.</summary>
    public ConcurrentDictionary<string, byte[]> Shown { get; } = new();

    /// <summary>Keeps what a call creates.</summary>
    /// <param name="instance">The member <c>protected_instance</c> of the call's body.</param>
    /// <param name="id">The id of the instance.</param>
    /// <param name="job">The id of the job that made it.</param>
    public abstract void Add(JsonElement instance, string id, string job);

    public virtual void Forget() => Shown.Clear();
}

/// <summary>The least: the instance as it was sent, and the job that leads to it.</summary>
internal sealed class MinimalBaselineStore : BaselineStore
{
    private readonly ConcurrentDictionary<string, string> _jobs = new();

    public override void Add(JsonElement instance, string id, string job)
    {
        Shown[id] = JsonSerializer.SerializeToUtf8Bytes(instance);
        _jobs[job] = id;
    }

    public override void Forget()
    {
        base.Forget();
        _jobs.Clear();
    }
}

/// <summary>
/// Everything that the documentation says a creation makes: the instance, its pair, the DR server with an interface and a disk,
/// and the job, each under its id, and what finds the instances of a group and of a server. No rule looks at any of it, so it
/// shows what of the mock's cost is for the keeping.
/// </summary>
internal sealed class StatefulBaselineStore : BaselineStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Instance> _instances = [];
    private readonly Dictionary<string, Pair> _pairs = [];
    private readonly Dictionary<string, Server> _servers = [];
    private readonly Dictionary<string, Disk> _disks = [];
    private readonly Dictionary<string, Job> _jobs = [];
    private readonly Dictionary<string, string> _byServer = [];
    private readonly Dictionary<string, List<Instance>> _byGroup = [];

    public override void Add(JsonElement instance, string id, string job)
    {
        var now = DateTime.UtcNow;
        var name = instance.GetProperty("name").GetString()!;
        var group = instance.GetProperty("server_group_id").GetString()!;
        var protects = instance.GetProperty("server_id").GetString()!;
        var tags = instance.GetProperty("tags")
            .EnumerateArray()
            .Select(tag => new Tag(tag.GetProperty("key").GetString()!, tag.GetProperty("value").GetString()!))
            .ToArray();
        var disk = new Disk(Guid.NewGuid().ToString(), name, 40, now);
        lock (_gate)
        {
            var address = $"10.{_servers.Count >> 16 & 255}.{_servers.Count >> 8 & 255}.{_servers.Count & 255}";
            var server = new Server(Guid.NewGuid().ToString(), name, new(Guid.NewGuid().ToString(), address), disk, now);
            var pair = new Pair(Guid.NewGuid().ToString(), name, id, protects, disk.Id, now, now);
            var made = new Instance(
                id, name, instance.GetProperty("description").GetString(), group, protects, server.Id, pair.Id, tags, now, now);
            _disks.Add(disk.Id, disk);
            _servers.Add(server.Id, server);
            _pairs.Add(pair.Id, pair);
            _instances.Add(id, made);
            _byServer[protects] = id;
            if (!_byGroup.TryGetValue(group, out var members))
            {
                _byGroup[group] = members = [];
            }

            members.Add(made);
            _jobs.Add(job, new(job, id, now, now));
        }
    }

    public override void Forget()
    {
        base.Forget();
        lock (_gate)
        {
            _instances.Clear();
            _pairs.Clear();
            _servers.Clear();
            _disks.Clear();
            _jobs.Clear();
            _byServer.Clear();
            _byGroup.Clear();
        }
    }

    private sealed record Instance(
        string Id, string Name, string? Description, string GroupId, string ServerId, string DrServerId, string PairId, Tag[] Tags,
        DateTime Created, DateTime Updated);

    private readonly record struct Tag(string Key, string Value);

    private sealed record Pair(string Id, string Name, string InstanceId, string Source, string Target, DateTime Created, DateTime Updated);

    private sealed record Server(string Id, string Name, Interface Interface, Disk Disk, DateTime Created);

    private sealed record Interface(string PortId, string Address);

    private sealed record Disk(string Id, string Name, int SizeInGb, DateTime Created);

    private sealed record Job(string Id, string InstanceId, DateTime Began, DateTime Ended);
}
