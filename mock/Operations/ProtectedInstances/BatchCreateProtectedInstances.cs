using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Operations.ReplicationPairs;
using SdrsMock.Operations.Tags;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>
/// Creating protected instances in a batch — 批量创建保护实例.md. The rules for a server of CreateProtectedInstance apply to each
/// server.
/// </summary>
internal sealed class BatchCreateProtectedInstances : AsyncOperation<BatchCreateProtectedInstances.Context>
{
    public override string Name => "BatchCreateProtectedInstances";

    private const int MaxServers = 5;

    internal sealed record Context(
        ProjectState Project,
        JsonBody Request,
        Lookup<ProtectionGroup> NamedGroup,
        IReadOnlyList<CreateProtectedInstance.Context> Creations,
        SmallList<Tag> Tags)
    {
        public ProtectionGroup Group => NamedGroup.Value;

        public IEnumerable<Server> Servers => Creations.Select(creation => creation.Server);

        public IEnumerable<Volume> Volumes => Servers.SelectMany(Project.GetVolumes).DistinctBy(volume => volume.Id);

        /// <summary>The ids of all servers to which a shared disk of a server of the batch is attached.</summary>
        public IEnumerable<string> Sharers =>
            Volumes.Where(volume => volume.Shared).SelectMany(volume => Project.Inventory.GetServersByVolume(volume.Id));

        public StoragePool? Pool => Project.Inventory.StoragePools[Request.GetString("cluster_id")];
    }

    private static readonly CreateProtectedInstance s_single = new();

    private static readonly Transition s_creation = new(
        "protected-instances.batch-create", "createProtectedInstanceNoCG", ResourceKind.Instance,
        From: [], InProgress: Creating, To: FinalStatus.GroupStatus, OnFailure: Error, Errors.InstanceNotCreated);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_creation];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-BCREATE-18", "server_group_id must name an existing group", "$.protected_instances.server_group_id",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        .. Reference("PI-BCREATE-14", "Every server_id is valid", "$.protected_instances.servers",
            it => it.Creations.All(creation => creation.NamedServer.Exists),
            Errors.BatchServerInvalid).WithCodeElsewhere(Errors.ServerNotFound),

        .. ForEachServer("PI-CREATE-19", "PI-CREATE-25", "PI-CREATE-35", "PI-CREATE-38"),

        State("PI-BCREATE-01", "Group status is available or protected", "$.protected_instances.server_group_id",
            it => it.Group.Status is Available or Protected,
            Errors.GroupNotAvailableOrProtected),

        .. ForEachServer("PI-CREATE-45", "PI-CREATE-49", "PI-CREATE-22"),

        .. Relation("PI-BCREATE-13", "No duplicate server_id", "$.protected_instances.servers",
            it => it.Servers.DistinctBy(server => server.Id).Count() == it.Creations.Count,
            Errors.BatchServerRepeated).WithCodeElsewhere(Errors.RequestInvalid),

        Relation("PI-BCREATE-03", "No server already belongs to a protected instance", "$.protected_instances.servers",
            it => it.Servers.All(server => it.Project.FindInstanceBySourceServer(server.Id) is null),
            Errors.ServerAlreadyProtected),

        Relation("PI-BCREATE-04", "Every server is in the VPC of the group", "$.protected_instances.servers",
            it => it.Servers.All(server => server.VpcId == it.Group.SourceVpcId),
            Errors.ServerVpcDiffers),

        .. ForEachServer("PI-CREATE-44", "PI-CREATE-46"),

        .. Relation(
            "PI-BCREATE-02",
            "If a server has shared disks, all servers sharing them must be in the list",
            "$.protected_instances.servers",
            it => it.Sharers.All(id => it.Servers.Any(server => server.Id == id)),
            Errors.SharingServerMissing).WithCodeElsewhere(Errors.VolumeTypeUnsupported),

        Relation("PI-BCREATE-17", "dedicated_host_id only with tenancy=dedicated", "$.protected_instances.dedicated_host_id",
            it => !it.Request.Has("dedicated_host_id") || it.Request.GetString("tenancy") == "dedicated",
            Errors.HostWithoutDedicatedTenancy),

        .. ForEachServer(
            "PI-CREATE-47", "PI-CREATE-50", "PI-CREATE-18", "PI-CREATE-20", "PI-CREATE-21", "PI-CREATE-24", "PI-CREATE-30",
            "PI-CREATE-10", "PI-CREATE-36", "PI-CREATE-37"),

        Relation("PI-CREATE-42", "Tag keys are unique within the request", "$.protected_instances.tags",
            it => TagRules.KeysAreUnique(it.Tags),
            Errors.TagKeysRepeated),

        .. Capacity("PI-BCREATE-12", "At most 5 servers by default", "$.protected_instances.servers",
            it => it.Creations.Count <= MaxServers,
            Errors.BatchServersTooMany).WithCodeElsewhere(Errors.RequestInvalid),

        Capacity("PI-BCREATE-15", "At most 10 tags, put on every created instance", "$.protected_instances.tags",
            it => it.Tags.Length <= TagRules.MaxTagsAtCreation,
            Errors.TooManyTags),

        Capacity("PI-CREATE-23", "DSS pool has room for the disks", "$.protected_instances.cluster_id",
            it => it.Pool is null || it.Volumes.Sum(volume => volume.Size) <= DrVolumeProvisioning.GetFreeSpace(it.Project, it.Pool),
            Errors.StoragePoolFull),

        Capacity("PI-CREATE-51", "Group has not reached its instance cap (number unpublished)", "$.protected_instances.server_group_id",
            it => it.Project.Inventory.Quotas.Get(Quota.ProtectedInstancesPerGroup).Allows(
                it.Project.GetInstances(it.Group).Count, more: it.Creations.Count),
            Errors.TooManyInstances),

        Capacity("PI-CREATE-52", "Pair quota covers the pairs created for the server disks", "$.protected_instances.servers",
            it => it.Project.Inventory.Quotas.Get(Quota.Replications).Allows(it.Project.Pairs.Count, more: it.Volumes.Count()),
            Errors.PairQuotaExceeded),

        .. ForEachServer("PI-CREATE-53"),

        CompletionRule("PI-BCREATE-06", "Windows servers with key login need their key pair",
            DrServerProvisioning.KeyPairExists,
            Errors.ServerNotCreated),

        Unenforced("PI-BCREATE-05", "Auto Scaling scale-in cannot delete protected servers",
            because: "it applies to Auto Scaling, not to this service"),

        Unenforced("PI-BCREATE-07", "DR servers are not put into Enterprise Projects",
            because: "no operation of this service shows Enterprise Projects"),

        Unenforced("PI-BCREATE-08", "Server configuration changes are not synchronised to the DR servers",
            because: "the mock does not copy them either; no request can violate it"),
    ];

    protected override Context Resolve(OperationContext context)
    {
        var (project, request) = (context.Project, context.Body.GetObject("protected_instances"));
        var group = project.Groups[request.GetString("server_group_id")];
        // Read once; rules check the length of both lists later.
        var tags = TagRules.ReadTags(request);
        return new(
            project,
            request,
            group,
            [
                .. request.GetArray("servers").Select(server => new CreateProtectedInstance.Context(
                    project,
                    request,
                    group,
                    project.Inventory.Servers[server.GetString("server_id")],
                    server.GetString("flavorRef"),
                    tags)),
            ],
            tags);
    }

    protected override Job Begin(Context it)
    {
        var prefix = it.Request.GetString("name_prefix");
        var instances = it.Creations.Select((creation, index) => DrServerProvisioning.AddInstance(creation, $"{prefix}-{index + 1:0000}"))
            .ToList();
        var job = BatchJob.Start(it.Project, Name, s_creation, instances);
        foreach (var (instance, creation) in instances.Zip(it.Creations))
        {
            DrServerProvisioning.Plan(job, instance, creation);
        }

        return job;
    }

    public override void Succeed(Job job, ProjectState project) => DrServerProvisioning.Build(job, project);

    public override void Fail(Job job, ProjectState project) => DrServerProvisioning.Abandon(job, project);

    // Rules of CreateProtectedInstance that the catalog does not repeat for the batch.
    private static IEnumerable<Constraint> ForEachServer(params string[] ids) => s_single.Constraints
        .OfType<Rule<CreateProtectedInstance.Context>>()
        .Where(rule => ids.Contains(rule.Id))
        .Select(rule => rule.ForEach<Context>(it => it.Creations, GetLocation(rule.Location["$.protected_instance.".Length..])));

    // Server and flavor are given per server, all other members for the batch.
    private static string GetLocation(string member) =>
        member is "server_id" or "flavorRef" ? $"$.protected_instances.servers[].{member}" : $"$.protected_instances.{member}";
}
