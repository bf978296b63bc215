using SdrsMock.Resources;
using SdrsMock.Storage;
using SdrsMock.Surroundings;

namespace SdrsMock.Engine;

/// <summary>Everything that one project owns: its surroundings, its resources and its jobs. No other project can see it.</summary>
/// <param name="projectId">32 hex characters.</param>
/// <param name="rules">What all projects of this mock have in common.</param>
/// <param name="surroundings">The project's surroundings; null for those that every project starts with.</param>
internal sealed class World(string projectId, WorldRules rules, ProjectSurroundings? surroundings = null)
{
    private readonly Ids _ids = new(Ids.SeedOf(rules.Seed, projectId));
    private volatile bool _isAside;
    private Index<ProtectedInstance>? _instancesByGroup, _instancesByServer, _instancesByTag;
    private Index<ReplicationPair>? _pairsByGroup, _pairsByVolume;
    private Index<Drill>? _drillsByGroup;

    /// <summary>Held by the one request that is at work in this project.</summary>
    public Lock Gate { get; } = new();

    /// <summary>How it stands with the store.</summary>
    public WorldLog Log { get; } = new();

    /// <summary>Whether another world has taken its place: a reset, a state that was put in, or a loss.</summary>
    public bool IsAside { get => _isAside; set => _isAside = value; }

    /// <summary>Puts it aside because it holds what the store does not.</summary>
    public void Lose(StoreFailure failure)
    {
        Log.Lost = failure;
        IsAside = true;
    }

    /// <summary>How many rows a snapshot of it has.</summary>
    public int Size => Groups.Count + Instances.Count + Pairs.Count + Drills.Count + Jobs.Count + FailedTasks.Count + Rpo.Records.Count;

    /// <summary>Whether nobody has changed anything in it: another one made anew would be the same.</summary>
    public bool IsAsNew => _ids.Drawn == 0 && Size == 0 && Log.SinceSnapshot == 0 && Surroundings.IsUntouched;

    public string ProjectId => projectId;

    public WorldRules Rules => rules;

    public Edition Edition => rules.Edition;

    /// <summary>The instant at which the present request is answered, or at which the job that is being finished was due.</summary>
    public DateTimeOffset Now { get; set; } = rules.Clock.Now;

    public ProjectSurroundings Surroundings { get; } = surroundings ?? new(rules.Blueprint);

    public Table<ProtectionGroup> Groups { get; } = new();

    public Table<ProtectedInstance> Instances { get; } = new();

    public Table<ReplicationPair> Pairs { get; } = new();

    public Table<Drill> Drills { get; } = new();

    /// <summary>The task center, oldest first.</summary>
    public List<FailedTask> FailedTasks { get; } = [];

    public RpoHistory Rpo { get; set; } = new() { PassedTo = rules.Clock.Now };

    public Agenda Jobs => field ??= new(this);

    public Ids Ids => _ids;

    public Words Words { get; } = new();

    public Throttle Throttle => field ??= new(this);

    public ProtectionGroup GroupOf(IResource resource) => Groups[resource.GroupId]!;

    public IReadOnlyList<ProtectedInstance> InstancesOf(ProtectionGroup group) => InstancesOf(group.Id);

    public IReadOnlyList<ProtectedInstance> InstancesOf(string groupId) =>
        (_instancesByGroup ??= Filled(Instances, instance => [instance.GroupId]))[groupId];

    /// <summary>The instances with a tag of that key, and of that value if one is given.</summary>
    public IReadOnlyList<ProtectedInstance> InstancesTagged(string key, string? value = null) =>
        (_instancesByTag ??= Filled(Instances, TagsOf))[value is null ? key : Key(key, value)];

    /// <summary>Changes an instance's tags.</summary>
    public void ChangeTags(ProtectedInstance instance, Func<Few<Tag>, Few<Tag>> change)
    {
        // The index is keyed by the tags: the instance is out of it while they change.
        _instancesByTag?.Remove(instance);
        instance.Tags = Words.Same(change(instance.Tags));
        _instancesByTag?.Add(instance);
    }

    public IReadOnlyList<ReplicationPair> PairsOf(ProtectionGroup group) =>
        (_pairsByGroup ??= Filled(Pairs, pair => [pair.GroupId]))[group.Id];

    public IReadOnlyList<ReplicationPair> PairsOf(ProtectedInstance instance) =>
        instance.Attachments is [var only] ? [Pairs[only.PairId]!] : [.. instance.Attachments.Select(attachment => Pairs[attachment.PairId]!)];

    public IReadOnlyList<Drill> DrillsOf(ProtectionGroup group) =>
        (_drillsByGroup ??= Filled(Drills, drill => [drill.GroupId]))[group.Id];

    /// <summary>The instance that a production server makes, or null.</summary>
    public ProtectedInstance? InstanceMadeFrom(string serverId) => InstancesUsing(serverId).FirstOrDefault(instance => instance.SourceServer == serverId);

    /// <summary>The instances that a server belongs to, on either side.</summary>
    public IReadOnlyList<ProtectedInstance> InstancesUsing(string serverId) =>
        (_instancesByServer ??= Filled(Instances, ServersOf))[serverId];

    /// <summary>The pairs that a disk belongs to, on either side.</summary>
    public IReadOnlyList<ReplicationPair> PairsUsing(string volumeId) =>
        (_pairsByVolume ??= Filled(Pairs, pair => [pair.SourceVolume, pair.TargetVolume]))[volumeId];

    /// <summary>The resource that a move is about, or null when it is gone.</summary>
    public IResource? Find(ResourceKind kind, string id) => kind switch
    {
        ResourceKind.Group => Groups[id],
        ResourceKind.Instance => Instances[id],
        ResourceKind.Pair => Pairs[id],
        _ => Drills[id],
    };

    /// <summary>Gives an instance its DR server, now that it exists.</summary>
    public void SetTargetServer(ProtectedInstance instance, string serverId)
    {
        if (instance.TargetServer is { } before)
        {
            _instancesByServer?.Remove(before, instance);
        }

        instance.TargetServer = serverId;
        _instancesByServer?.Add(serverId, instance);
    }

    public static void Attach(ReplicationPair pair, ProtectedInstance instance, string device)
    {
        var attachment = new Attachment(instance.Id, pair.Id, device);
        pair.Attachments = pair.Attachments.Add(attachment);
        instance.Attachments = instance.Attachments.Add(attachment);
    }

    public static void Detach(ReplicationPair pair, ProtectedInstance instance)
    {
        pair.Attachments = pair.Attachments.RemoveAll(attachment => attachment.InstanceId == instance.Id);
        instance.Attachments = instance.Attachments.RemoveAll(attachment => attachment.PairId == pair.Id);
    }

    public void Rename(IResource resource, string name)
    {
        resource.Name = name;
        resource.UpdatedAt = Now;
    }

    /// <summary>The servers of a group that run production now, as far as they exist.</summary>
    public IEnumerable<Server> ServersInProduction(ProtectionGroup group) => ServersAt(group, group.PriorityStation);

    /// <summary>The servers of a group at the other site, as far as they exist.</summary>
    public IEnumerable<Server> ServersStandingBy(ProtectionGroup group) => ServersAt(group, Station.Other(group.PriorityStation));

    /// <summary>What the zone at a group's other site offers.</summary>
    public AvailabilityZone RecoveryZoneOf(ProtectionGroup group) =>
        Surroundings.Domains[group.DomainId]?.Zone(group.RecoveryZone) ?? new() { Name = group.RecoveryZone };

    /// <summary>The disks of a server, as far as they exist.</summary>
    public IReadOnlyList<Volume> VolumesOf(Server server)
    {
        var volumes = new List<Volume>(server.Volumes.Length);
        foreach (var attached in server.Volumes)
        {
            if (Surroundings.Volumes[attached.VolumeId] is { } volume)
            {
                volumes.Add(volume);
            }
        }

        return volumes;
    }

    /// <summary>The disk that a server starts from, or null.</summary>
    public Volume? SystemDiskOf(Server server) =>
        Surroundings.Volumes[server.Volumes.Find(static attached => attached.IsSystem)?.VolumeId];

    /// <summary>Whether somebody has the address: a server, a gateway, or a DR server that is just being made.</summary>
    public bool IsAddressTaken(string subnetId, string address) =>
        Surroundings.IsAddressTaken(subnetId, address) || Jobs.Reserved.Has(new(subnetId, address));

    /// <summary>The lowest address that nobody has and no job at work will use; null when the subnet is full.</summary>
    public string? FreeAddress(string subnetId) => Surroundings.FreeAddress(subnetId, Jobs.Reserved.In(subnetId));

    /// <summary>Gives a resource a status.</summary>
    public void Put(ResourceKind kind, IResource resource, string status)
    {
        resource.Status = status;
        resource.UpdatedAt = Now;
        rules.Coverage.Saw(kind, status);
    }

    public void Remove(ResourceKind kind, IResource resource)
    {
        switch (kind)
        {
            case ResourceKind.Group:
                Groups.Remove((ProtectionGroup)resource);
                break;
            case ResourceKind.Instance:
                var instance = (ProtectedInstance)resource;
                PairsOf(instance).ToList().ForEach(pair => Detach(pair, instance));
                Instances.Remove(instance);
                break;
            case ResourceKind.Pair:
                var pair = (ReplicationPair)resource;
                pair.Attachments.Select(attachment => Instances[attachment.InstanceId]!).ToList().ForEach(holder => Detach(pair, holder));
                Pairs.Remove(pair);
                break;
            default:
                Drills.Remove((Drill)resource);
                break;
        }
    }

    /// <summary>Whether a server of the instance is frozen.</summary>
    public bool IsFrozen(ProtectedInstance instance) =>
        Surroundings.Servers[instance.SourceServer]?.Frozen is true
        || (instance.TargetServer is { } target && Surroundings.Servers[target]?.Frozen is true);

    /// <summary>Starts copying a pair's data, away from the site that is production now.</summary>
    /// <remarks>A disk of up to 100 GB takes as long as a job, a larger one proportionally longer.</remarks>
    public void BeginSynchronising(ReplicationPair pair) =>
        pair.Synchronisation = new(SynchronisationMode.Running, Now, Now + (rules.JobDuration * Math.Max(1, pair.SizeGb / 100.0)));

    private IEnumerable<Server> ServersAt(ProtectionGroup group, string station) =>
        InstancesOf(group).Select(instance => Surroundings.Servers[instance.ServerAt(station)]).OfType<Server>();

    private static Few<string> ServersOf(ProtectedInstance instance) =>
        instance.TargetServer is { } target ? [instance.SourceServer, target] : [instance.SourceServer];

    private static Few<string> TagsOf(ProtectedInstance instance) =>
        [.. instance.Tags.SelectMany(tag => new[] { tag.Key, Key(tag.Key, tag.Value) })];

    // No tag holds the separator.
    private static string Key(string key, string value) => $"{key}\n{value}";

    private static Index<T> Filled<T>(Table<T> table, Func<T, Few<string>> keys) where T : class, IResource
    {
        var index = table.IndexBy(keys);
        foreach (var resource in table)
        {
            index.Add(resource);
        }

        return index;
    }
}
