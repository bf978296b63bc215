using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Jobs;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>
/// The state of one project: its inventory, resources and jobs. Projects are isolated from each other. The caller holds the
/// project lock.
/// </summary>
/// <param name="projectId">32 hexadecimal characters.</param>
/// <param name="context">The settings and services that all projects share.</param>
/// <param name="inventory">The project's inventory; null for the one that every project starts with.</param>
internal sealed class ProjectState(string projectId, EngineContext context, ProjectInventory? inventory = null)
{
    private IdGenerator _ids = new(IdGenerator.GetSeed(context.Seed, projectId));
    private SecondaryIndex<ProtectedInstance>? _instancesByGroup, _instancesByServer, _instancesByTag;
    private SecondaryIndex<ReplicationPair>? _pairsByGroup, _pairsByVolume;
    private SecondaryIndex<DisasterRecoveryDrill>? _drillsByGroup;

    /// <summary>The number of rows of a snapshot.</summary>
    public int RowCount => Groups.Count + Instances.Count + Pairs.Count + Drills.Count + Jobs.Count + FailureJobs.Count + Rpo.Records.Count;

    /// <summary>Whether the project is unchanged since its creation, so that a new one would be equal.</summary>
    public bool IsPristine => _ids.DrawnCount == 0 && RowCount == 0 && Inventory.IsPristine;

    public string ProjectId => projectId;

    public EngineContext Context => context;

    public Edition Edition => context.Edition;

    /// <summary>The time of the current request, or the due time of the job that is being completed.</summary>
    public DateTimeOffset Now { get; set; } = context.Clocks.For(projectId).Now;

    public ProjectInventory Inventory { get; } = inventory ?? new(context.InventoryTemplate);

    public ResourceCollection<ProtectionGroup> Groups { get; } = new();

    public ResourceCollection<ProtectedInstance> Instances { get; } = new();

    public ResourceCollection<ReplicationPair> Pairs { get; } = new();

    public ResourceCollection<DisasterRecoveryDrill> Drills { get; } = new();

    /// <summary>The failed jobs of the task center, oldest first.</summary>
    public List<FailureJob> FailureJobs { get; } = [];

    public RpoHistory Rpo { get; set; } = new() { AdvancedTo = context.Clocks.For(projectId).Now };

    /// <summary>The jobs, as data.</summary>
    public JobTable Jobs { get; } = new(context.Limits);

    /// <summary>Starts and completes the jobs.</summary>
    public JobScheduler JobScheduler => field ??= new(this);

    /// <summary>
    /// Records the changes of jobs from now on. A state that is being restored or validated records none.
    /// </summary>
    public void RecordJobChanges() => Jobs.Changed = job =>
    {
        if (context.Changes.IsRecording)
        {
            context.Changes.RecordJob(projectId, job.Id, job.Operation, job.StatusAt(Now));
        }
    };

    public IdGenerator Ids => _ids;

    /// <summary>The project whose sequence of ids it draws from: its own or, in a fork, that of the project it was copied from.</summary>
    public string IdSource { get => field ?? projectId; private set; }

    /// <summary>Continues the sequence of ids of another project, as a copy of it would.</summary>
    public void ContinueIds(string source)
    {
        _ids = new(IdGenerator.GetSeed(context.Seed, source)) { DrawnCount = _ids.DrawnCount };
        IdSource = source;
    }

    public StringPool Strings { get; } = new();

    public ProtectionGroup GetGroup(IResource resource) => Groups.Get(resource.GroupId);

    public IReadOnlyList<ProtectedInstance> GetInstances(ProtectionGroup group) => GetInstances(group.Id);

    public IReadOnlyList<ProtectedInstance> GetInstances(string groupId) =>
        (_instancesByGroup ??= BuildIndex(Instances, instance => [instance.GroupId]))[groupId];

    /// <summary>The instances that have a tag with this key and, if given, this value.</summary>
    public IReadOnlyList<ProtectedInstance> FindInstancesByTag(string key, string? value = null) =>
        (_instancesByTag ??= BuildIndex(Instances, GetTagKeys))[value is null ? key : GetTagKey(key, value)];

    /// <summary>Changes the tags of an instance.</summary>
    public void ChangeTags(ProtectedInstance instance, Func<SmallList<Tag>, SmallList<Tag>> change)
    {
        // The index is keyed by the tags: the instance is removed from it while they change.
        _instancesByTag?.Remove(instance);
        instance.Tags = Strings.Intern(change(instance.Tags));
        _instancesByTag?.Add(instance);
    }

    public IReadOnlyList<ReplicationPair> GetPairs(ProtectionGroup group) =>
        (_pairsByGroup ??= BuildIndex(Pairs, pair => [pair.GroupId]))[group.Id];

    public IReadOnlyList<ReplicationPair> GetPairs(ProtectedInstance instance) =>
        instance.Attachments is [var only] ? [Pairs.Get(only.PairId)]
            : [.. instance.Attachments.Select(attachment => Pairs.Get(attachment.PairId))];

    public IReadOnlyList<DisasterRecoveryDrill> GetDrills(ProtectionGroup group) =>
        (_drillsByGroup ??= BuildIndex(Drills, drill => [drill.GroupId]))[group.Id];

    /// <summary>The instance whose production server this is, or null.</summary>
    public ProtectedInstance? FindInstanceBySourceServer(string serverId) =>
        FindInstancesByServer(serverId).FirstOrDefault(instance => instance.SourceServer == serverId);

    /// <summary>The instances that a server belongs to, at either site.</summary>
    public IReadOnlyList<ProtectedInstance> FindInstancesByServer(string serverId) =>
        (_instancesByServer ??= BuildIndex(Instances, GetServerIds))[serverId];

    /// <summary>The pairs that a disk belongs to, at either site.</summary>
    public IReadOnlyList<ReplicationPair> FindPairsByVolume(string volumeId) =>
        (_pairsByVolume ??= BuildIndex(Pairs, pair => [pair.SourceVolume, pair.TargetVolume]))[volumeId];

    /// <summary>The resource of a status change, or null when it was deleted.</summary>
    public IResource? Find(ResourceKind kind, string id) => kind switch
    {
        ResourceKind.Group => Groups[id],
        ResourceKind.Instance => Instances[id],
        ResourceKind.Pair => Pairs[id],
        _ => Drills[id],
    };

    /// <summary>Sets the DR server of an instance once it exists.</summary>
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

    /// <summary>The existing production servers of a group.</summary>
    public IEnumerable<Server> GetProductionServers(ProtectionGroup group) => GetServersAt(group, group.PrioritySite);

    /// <summary>The existing standby servers of a group.</summary>
    public IEnumerable<Server> GetStandbyServers(ProtectionGroup group) => GetServersAt(group, Site.Other(group.PrioritySite));

    /// <summary>The capabilities of the availability zone at a group's DR site.</summary>
    public AvailabilityZone GetDrZone(ProtectionGroup group) =>
        Inventory.Domains[group.DomainId]?.Zone(group.DrZone) ?? new() { Name = group.DrZone };

    /// <summary>The existing disks of a server.</summary>
    public IReadOnlyList<Volume> GetVolumes(Server server)
    {
        var volumes = new List<Volume>(server.Volumes.Length);
        foreach (var attached in server.Volumes)
        {
            if (Inventory.Volumes[attached.VolumeId] is { } volume)
            {
                volumes.Add(volume);
            }
        }

        return volumes;
    }

    /// <summary>The system disk of a server, or null.</summary>
    public Volume? FindSystemVolume(Server server) =>
        Inventory.Volumes[server.Volumes.Find(static attached => attached.IsSystem)?.VolumeId];

    /// <summary>Whether an address is in use by a server, a gateway, or a DR server that is being created.</summary>
    public bool IsAddressTaken(string subnetId, string address) =>
        Inventory.IsAddressTaken(subnetId, address) || Jobs.Reserved.Contains(new(subnetId, address));

    /// <summary>The lowest address that is neither in use nor reserved; null when the subnet is full.</summary>
    public string? FindFreeAddress(string subnetId) => Inventory.FindFreeAddress(subnetId, Jobs.Reserved.InSubnet(subnetId));

    /// <summary>Sets the status of a resource.</summary>
    public void SetStatus(ResourceKind kind, IResource resource, string status)
    {
        resource.Status = status;
        resource.UpdatedAt = Now;
        context.Coverage.RecordStatus(kind, status);
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
                GetPairs(instance).ToList().ForEach(pair => Detach(pair, instance));
                Instances.Remove(instance);
                break;
            case ResourceKind.Pair:
                var pair = (ReplicationPair)resource;
                pair.Attachments.Select(attachment => Instances.Get(attachment.InstanceId)).ToList()
                    .ForEach(holder => Detach(pair, holder));
                Pairs.Remove(pair);
                break;
            default:
                Drills.Remove((DisasterRecoveryDrill)resource);
                break;
        }
    }

    /// <summary>Whether a server of the instance is frozen.</summary>
    public bool HasFrozenServer(ProtectedInstance instance) =>
        Inventory.Servers[instance.SourceServer]?.Frozen is true
        || (instance.TargetServer is { } target && Inventory.Servers[target]?.Frozen is true);

    /// <summary>Starts replicating a pair's data, from the production site to the other one.</summary>
    /// <remarks>Copying a disk of up to 100 GB takes as long as a job, a larger one proportionally longer.</remarks>
    public void StartReplication(ReplicationPair pair) =>
        pair.Progress = new(ReplicationMode.Running, Now, Now + (context.JobDuration * Math.Max(1, pair.SizeGb / 100.0)));

    private IEnumerable<Server> GetServersAt(ProtectionGroup group, string station) =>
        GetInstances(group).Select(instance => Inventory.Servers[instance.GetServerAt(station)]).OfType<Server>();

    private static SmallList<string> GetServerIds(ProtectedInstance instance) =>
        instance.TargetServer is { } target ? [instance.SourceServer, target] : [instance.SourceServer];

    private static SmallList<string> GetTagKeys(ProtectedInstance instance) =>
        [.. instance.Tags.SelectMany(tag => new[] { tag.Key, GetTagKey(tag.Key, tag.Value) })];

    // The separator cannot occur in a tag.
    private static string GetTagKey(string key, string value) => $"{key}\n{value}";

    private static SecondaryIndex<T> BuildIndex<T>(ResourceCollection<T> table, Func<T, SmallList<string>> keys) where T : class, IResource
    {
        var index = table.IndexBy(keys);
        foreach (var resource in table)
        {
            index.Add(resource);
        }

        return index;
    }
}
