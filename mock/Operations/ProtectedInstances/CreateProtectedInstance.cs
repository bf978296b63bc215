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

/// <summary>Creating a protected instance — the seed page (schemas/notes/README.md, "Sources").</summary>
internal sealed class CreateProtectedInstance : AsyncOperation<CreateProtectedInstance.Context>
{
    public override string Name => "CreateProtectedInstance";

    internal sealed record Context(
        ProjectState Project,
        JsonBody Request,
        Lookup<ProtectionGroup> NamedGroup,
        Lookup<Server> NamedServer,
        string? FlavorRef,
        SmallList<Tag> Tags)
    {
        private Lookup<Volume>? _systemDisk;

        public ProtectionGroup Group => NamedGroup.Value;

        public Server Server => NamedServer.Value;

        // Read once, because several rules use each value.
        public string? SubnetId { get; } = Request.GetString("primary_subnet_id");

        /// <summary>The address; null without a subnet, because it is valid only together with one.</summary>
        public string? Address { get; } = Request.Has("primary_subnet_id") ? Request.GetString("primary_ip_address") : null;

        public Lookup<Subnet> NamedSubnet => Project.Inventory.Subnets[SubnetId];

        public Subnet Subnet => NamedSubnet.Value;

        public string? PoolId { get; } = Request.GetString("cluster_id");

        public Lookup<StoragePool> NamedPool => Project.Inventory.StoragePools[PoolId];

        public StoragePool Pool => NamedPool.Value;

        public bool OnDedicatedHost { get; } = Request.GetString("tenancy") == "dedicated";

        public string? HostId { get; } = Request.GetString("dedicated_host_id");

        public Lookup<DedicatedHost> NamedHost => Project.Inventory.DedicatedHosts[HostId];

        public DedicatedHost Host => NamedHost.Value;

        public string FlavorId => FlavorRef ?? Server.Flavor;

        public Lookup<Flavor> NamedFlavor => Project.Inventory.Flavors[FlavorId];

        public Flavor Flavor => NamedFlavor.Value;

        public AvailabilityZone DrZone => Project.GetDrZone(Group);

        public IReadOnlyList<Volume> Volumes => field ??= Project.GetVolumes(Server);

        /// <summary>The system disk of the server.</summary>
        public Lookup<Volume> SystemDisk => _systemDisk ??= Project.FindSystemVolume(Server);
    }

    private static readonly Transition s_creation = new(
        "protected-instances.create", "createProtectedInstanceNoCG", ResourceKind.Instance,
        From: [], InProgress: Creating, To: FinalStatus.GroupStatus, OnFailure: Error, Errors.InstanceNotCreated);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_creation];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-CREATE-12", "server_group_id must name an existing group", "$.protected_instance.server_group_id",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        Reference("PI-CREATE-14", "server_id must name an existing server", "$.protected_instance.server_id",
            it => it.NamedServer.Exists,
            Errors.ServerNotFound),

        Reference("PI-CREATE-19", "cluster_id must name an existing DSS pool", "$.protected_instance.cluster_id",
            it => it.PoolId is null || it.NamedPool.Exists,
            Errors.StoragePoolNotFound),

        Reference(
            "PI-CREATE-25",
            "primary_subnet_id must be a subnet (network id) of the group VPC",
            "$.protected_instance.primary_subnet_id",
            it => it.SubnetId is null || it.NamedSubnet.Found?.VpcId == it.Group.SourceVpcId,
            Errors.SubnetNotFound),

        Reference("PI-CREATE-35", "dedicated_host_id must name an existing DeH", "$.protected_instance.dedicated_host_id",
            it => !it.OnDedicatedHost || it.HostId is null || it.NamedHost.Exists,
            Errors.HostNotFound),

        Reference("PI-CREATE-38", "The environment supports DR servers on DeH", "$.protected_instance.tenancy",
            it => !it.OnDedicatedHost || it.DrZone.DedicatedHostsSupported,
            Errors.DedicatedHostsUnsupported),

        State("PI-CREATE-01", "Group status is available or protected", "$.protected_instance.server_group_id",
            it => it.Group.Status is Available or Protected,
            Errors.GroupNotAvailableOrProtected),

        State("PI-CREATE-45", "Server is ACTIVE or SHUTOFF", "$.protected_instance.server_id",
            it => it.Server.Status is ServerStatus.Active or ServerStatus.Shutoff,
            Errors.ServerStatusForbids),

        State("PI-CREATE-49", "Server is not locked by the system or another service", "$.protected_instance.server_id",
            it => it.Server.LockedBy is not "system",
            Errors.ServerLockedBySystem),

        State("PI-CREATE-49", "Server is not locked by the system or another service", "$.protected_instance.server_id",
            it => it.Server.LockedBy is null,
            Errors.ServerLockedByService),

        State("PI-CREATE-22", "DSS pool is deployed", "$.protected_instance.cluster_id",
            it => it.PoolId is null || it.Pool.Status != StoragePoolStatus.Deploying,
            Errors.StoragePoolDeploying),

        Relation("PI-CREATE-03", "A server belongs to at most one protected instance", "$.protected_instance.server_id",
            it => it.Project.FindInstanceBySourceServer(it.Server.Id) is null,
            Errors.ServerAlreadyProtected),

        Relation("PI-CREATE-04", "Server is in the VPC of the group", "$.protected_instance.server_id",
            it => it.Server.VpcId == it.Group.SourceVpcId,
            Errors.ServerVpcDiffers),

        Relation("PI-CREATE-44", "Server AZ equals the current production AZ of the group", "$.protected_instance.server_id",
            it => it.Server.AvailabilityZone == it.Group.ProductionZone,
            Errors.ServerZoneDiffers),

        Relation("PI-CREATE-46", "Server has disks and a system disk in good order", "$.protected_instance.server_id",
            it => it.Server.Volumes is not [],
            Errors.ServerWithoutDisk),

        Relation("PI-CREATE-46", "Server has disks and a system disk in good order", "$.protected_instance.server_id",
            it => it.SystemDisk.Exists,
            Errors.ServerWithoutSystemDisk),

        Relation("PI-CREATE-46", "Server has disks and a system disk in good order", "$.protected_instance.server_id",
            it => it.SystemDisk.Value.Status is VolumeStatus.InUse or VolumeStatus.Available,
            Errors.SystemDiskAbnormal),

        .. Relation(
            "PI-CREATE-02",
            "Production server has no shared disk attached (use batch creation for such servers)",
            "$.protected_instance.server_id",
            it => it.Volumes.All(volume => !volume.Shared),
            Errors.SharingServerMissing).WithCodeElsewhere(Errors.VolumeTypeUnsupported),

        Relation(
            "PI-CREATE-47",
            "Server type is supported (OTC: no GPU, FPGA, C6, C9, S9, I9, M9, Kunpeng, no BMS, no local-disk or InfiniBand types)",
            "$.protected_instance.server_id",
            it => it.Project.Inventory.Flavors[it.Server.Flavor] is null or { SupportedAtProduction: true },
            Errors.ProductionFlavorUnusable),

        Relation("PI-CREATE-48", "OTC only: the host of the production server is not a DeH", "$.protected_instance.server_id",
            it => it.Server.DedicatedHostId is null,
            Errors.ProductionFlavorUnusable) with { Editions = ["otc"] },

        Relation("PI-CREATE-50", "Server has no extension NIC", "$.protected_instance.server_id",
            it => it.Server.Nics.All(nic => !nic.Extension),
            Errors.ServerHasExtensionNic),

        Relation("PI-CREATE-18", "cluster_id is needed when the DR disk uses DSS", "$.protected_instance.cluster_id",
            it => it.PoolId is not null || it.Volumes.All(volume => volume.StoragePoolId is null),
            Errors.StoragePoolIdInvalid),

        Relation("PI-CREATE-20", "The DR site must support DSS when cluster_id is given", "$.protected_instance.cluster_id",
            it => it.PoolId is null || it.DrZone.DssSupported,
            Errors.StoragePoolsUnsupported),

        Relation("PI-CREATE-21", "DSS pool is in the AZ of the DR site", "$.protected_instance.cluster_id",
            it => it.PoolId is null || it.Pool.AvailabilityZone == it.Group.DrZone,
            Errors.StoragePoolZoneDiffers),

        Relation("PI-CREATE-24", "DSS pool storage type equals the production disk type", "$.protected_instance.cluster_id",
            it => it.PoolId is null || it.Volumes.All(volume => volume.VolumeType == it.Pool.StorageType),
            Errors.StoragePoolTypeDiffers),

        Relation(
            "PI-CREATE-26",
            "primary_ip_address counts only together with primary_subnet_id",
            "$.protected_instance.primary_ip_address",
            it => it.SubnetId is not null || !it.Request.Has("primary_ip_address"),
            Errors.AddressWithoutSubnet),

        Relation("PI-CREATE-27", "primary_ip_address must be a valid address of the subnet", "$.protected_instance.primary_ip_address",
            it => it.Address is null || it.Project.Inventory.IsAddressOf(it.Subnet.Id, it.Address),
            Errors.AddressInvalid),

        Relation("PI-CREATE-28", "primary_ip_address must be free", "$.protected_instance.primary_ip_address",
            it => it.Address is null || !it.Project.IsAddressTaken(it.Subnet.Id, it.Address),
            Errors.AddressTaken),

        Relation("PI-CREATE-30", "flavorRef must be usable for the DR server", "$.protected_instance.flavorRef",
            it => it.NamedFlavor.Found is { SupportedAtDr: true },
            Errors.RecoveryFlavorUnusable),

        Relation("PI-CREATE-33", "dedicated_host_id only with tenancy=dedicated", "$.protected_instance.dedicated_host_id",
            it => it.HostId is null || it.OnDedicatedHost,
            Errors.HostWithoutDedicatedTenancy),

        Relation("PI-CREATE-10", "A production server in an ECS group excludes a DeH for the DR server", "$.protected_instance.tenancy",
            it => !it.OnDedicatedHost || it.Server.EcsGroupId is null,
            Errors.EcsGroupExcludesHost),

        Relation("PI-CREATE-36", "DeH is in the AZ of the DR site", "$.protected_instance.dedicated_host_id",
            it => it.HostId is null || it.Host.AvailabilityZone == it.Group.DrZone,
            Errors.HostZoneDiffers),

        Relation("PI-CREATE-37", "The DR flavor can run on the DeH", "$.protected_instance.flavorRef",
            it => it.HostId is null || it.Host.Flavors.Contains(it.FlavorId),
            Errors.HostCannotRunFlavor),

        Relation("PI-CREATE-42", "Tag keys are unique within the request", "$.protected_instance.tags",
            it => TagRules.KeysAreUnique(it.Tags),
            Errors.TagKeysRepeated),

        Capacity("PI-CREATE-23", "DSS pool has room for the disks", "$.protected_instance.cluster_id",
            it => it.PoolId is null || it.Volumes.Sum(volume => volume.Size) <= DrVolumeProvisioning.GetFreeSpace(it.Project, it.Pool),
            Errors.StoragePoolFull),

        Capacity("PI-CREATE-40", "At most 10 tags at creation", "$.protected_instance.tags",
            it => it.Tags.Length <= TagRules.MaxTagsAtCreation,
            Errors.TooManyTags),

        Capacity("PI-CREATE-51", "Group has not reached its instance cap (number unpublished)", "$.protected_instance.server_group_id",
            it => it.Project.Inventory.Quotas.Get(Quota.ProtectedInstancesPerGroup).Allows(it.Project.GetInstances(it.Group).Count),
            Errors.TooManyInstances),

        Capacity("PI-CREATE-52", "Pair quota covers the pairs created for the server disks", "$.protected_instance.server_id",
            it => it.Project.Inventory.Quotas.Get(Quota.Replications).Allows(it.Project.Pairs.Count, more: it.Server.Volumes.Length),
            Errors.PairQuotaExceeded),

        Capacity("PI-CREATE-53", "Target flavor is not sold out at the DR site (user manual)", "$.protected_instance.flavorRef",
            it => !it.Flavor.SoldOutIn.Contains(it.Group.DrZone),
            Errors.RecoveryFlavorUnusable),

        CompletionRule(
            "PI-CREATE-06",
            "Windows server with key login: its key pair must exist, or the DR server and thus the instance may fail to be created",
            DrServerProvisioning.KeyPairExists,
            Errors.ServerNotCreated),

        CompletionRule("PI-CREATE-28", "primary_ip_address must be free",
            DrServerProvisioning.AddressIsFree,
            Errors.ServerNotCreated),

        Unenforced("PI-CREATE-05", "Protected servers created by an Auto Scaling expansion cannot be removed by a later scale-in",
            because: "it applies to Auto Scaling, not to this service"),

        Unenforced("PI-CREATE-07", "A deleted key pair can be replaced by a new one of the same name",
            because: "it is advice on how to avoid a failed job; the mock identifies key pairs by name too, so it applies"),

        Unenforced("PI-CREATE-08", "The DR server is not put into the Enterprise Project of the production server",
            because: "no operation of this service shows Enterprise Projects"),

        Unenforced(
            "PI-CREATE-09",
            "Changes of hostname, name, security group, agency, ECS group, tags and auto recovery are not synchronised to the DR server",
            because: "the mock does not copy them either; no request can violate it"),

        Unenforced("PI-CREATE-29", "Without primary_ip_address the address is assigned from primary_subnet_id",
            because: "it describes the created DR server"),

        Unenforced("PI-CREATE-31", "Without flavorRef the DR flavor equals the production flavor; same or better flavor is advised",
            because: "it describes the created DR server, and gives advice"),

        Unenforced("PI-CREATE-39", "tenancy=dedicated without dedicated_host_id lets the system choose a DeH",
            because: "it describes the created DR server"),

        Unenforced("PI-CREATE-54",
            "DR server gets the production server name and another id, and is stopped; pairs are created and attached for every disk",
            because: "it describes the result of the job; tests check it"),
    ];

    protected override Context Resolve(OperationContext context)
    {
        var request = context.Body.GetObject("protected_instance");
        return new(
            context.Project,
            request,
            context.Project.Groups[request.GetString("server_group_id")],
            context.Project.Inventory.Servers[request.GetString("server_id")],
            request.GetString("flavorRef"),
            TagRules.ReadTags(request));
    }

    protected override Job Begin(Context it)
    {
        var instance = DrServerProvisioning.AddInstance(it, it.Request.GetRequiredString("name"));
        var job = Start(it.Project, s_creation, instance);
        job.SetEntity("protected_instance_id", instance.Id);
        DrServerProvisioning.Plan(job, instance, it);
        return job;
    }

    public override void Succeed(Job job, ProjectState project) => DrServerProvisioning.Build(job, project);

    public override void Fail(Job job, ProjectState project) => DrServerProvisioning.Abandon(job, project);
}
