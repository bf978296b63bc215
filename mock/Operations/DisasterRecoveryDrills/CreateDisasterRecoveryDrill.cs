using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>Creating a DR drill — apis/dr_drill/creating_a_dr_drill.rst.</summary>
internal sealed class CreateDisasterRecoveryDrill : AsyncOperation<CreateDisasterRecoveryDrill.Context>
{
    public override string Name => "CreateDisasterRecoveryDrill";

    internal sealed record Context(ProjectState Project, JsonBody Request, Lookup<ProtectionGroup> NamedGroup)
    {
        public ProtectionGroup Group => NamedGroup.Value;

        /// <summary>The id of the VPC in the request; null if the job creates one.</summary>
        public string? VpcId => Request.GetString("drill_vpc_id");

        public IEnumerable<Subnet> GroupSubnets => DrillNetwork.GetSubnets(Project, Group.SourceVpcId);
    }

    private const string NetworkFits = "An existing drill VPC has the CIDR (Huawei: subnet segments) of the group VPC";

    private static readonly Transition s_creation = new(
        "drills.create", "createDisasterRecoveryDrill", ResourceKind.Drill,
        From: [], InProgress: Creating, To: Available, OnFailure: Error, Errors.DrillNotCreated);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_creation];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("DR-CREATE-14", "server_group_id must name an existing group", "$.disaster_recovery_drill.server_group_id",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        Reference("DR-CREATE-10", "drill_vpc_id, when given, names an existing VPC", "$.disaster_recovery_drill.drill_vpc_id",
            it => it.VpcId is null || it.Project.Inventory.Vpcs[it.VpcId] is not null,
            Errors.DrillVpcNotFound),

        State(
            "DR-CREATE-01",
            "Group status is one of available, protected, failed-over, error-starting, error-stopping, error-reversing, "
            + "error-reprotecting, error-failing-over",
            "$.disaster_recovery_drill.server_group_id",
            it => it.Group.Status is Available or Protected or FailedOver or ErrorStarting or ErrorStopping or ErrorReversing
                or ErrorReprotecting or ErrorFailingOver,
            Errors.GroupStatusForbids),

        Relation("DR-CREATE-08", "Drill VPC differs from the group VPC", "$.disaster_recovery_drill.drill_vpc_id",
            it => it.VpcId != it.Group.SourceVpcId,
            Errors.DrillVpcIsGroupVpc),

        Relation("DR-CREATE-09", "Drill VPC serves no other drill", "$.disaster_recovery_drill.drill_vpc_id",
            it => it.VpcId is null || it.Project.Drills.All(drill => drill.DrillVpcId != it.VpcId),
            Errors.DrillVpcInUse),

        Relation("DR-CREATE-03", NetworkFits, "$.disaster_recovery_drill.server_group_id",
            it => it.GroupSubnets.Any(),
            Errors.GroupVpcWithoutSubnet),

        Relation("DR-CREATE-03", NetworkFits, "$.disaster_recovery_drill.drill_vpc_id",
            it => it.VpcId is null || DrillNetwork.GetSubnets(it.Project, it.VpcId).Any(),
            Errors.DrillVpcWithoutSubnet),

        Relation("DR-CREATE-03", NetworkFits, "$.disaster_recovery_drill.drill_vpc_id",
            it => it.VpcId is null
                || it.GroupSubnets.All(subnet => DrillNetwork.FindCounterpart(it.Project, subnet.Id, it.VpcId) is not null),
            Errors.DrillVpcCidrDiffers),

        Relation("DR-CREATE-03", NetworkFits, "$.disaster_recovery_drill.drill_vpc_id",
            it => it.VpcId is null
                || DrillServers.AddressesIn(it.Project, it.Group, it.VpcId)
                    .All(address => !it.Project.IsAddressTaken(address.SubnetId, address.IpAddress)),
            Errors.DrillVpcAddressTaken),

        Relation(
            "DR-CREATE-17", "Group has at least one protected instance or replication pair",
            "$.disaster_recovery_drill.server_group_id",
            it => it.Project.GetInstances(it.Group).Count > 0 || it.Project.GetPairs(it.Group).Count > 0,
            Errors.GroupStatusForbids),

        Capacity("DR-CREATE-11", "VPC and subnet quotas allow an automatic drill VPC", "$.disaster_recovery_drill",
            it => it.VpcId is not null || DrillNetwork.VpcQuotaAllows(it.Project),
            Errors.VpcQuotaExceeded),

        Capacity("DR-CREATE-11", "VPC and subnet quotas allow an automatic drill VPC", "$.disaster_recovery_drill",
            it => it.VpcId is not null || DrillNetwork.SubnetQuotaAllows(it.Project, it.Group),
            Errors.SubnetQuotaExceeded),

        CompletionRule("DR-CREATE-15", "Windows DR server with key login: the key pair must exist",
            (job, project) => DrillServers.KeyPairsExist(project, project.Groups.Get(job.GroupId)),
            Errors.DrillNotCreated),

        Unenforced(
            "DR-CREATE-02",
            "A drill before the first full synchronisation may yield a drill server that does not start (advice, not a "
            + "rejection; SDRS.1830 could enforce it)",
            because: "it is advice; the content of disks is not simulated"),

        Unenforced("DR-CREATE-04", "Without drill_vpc_id a drill VPC with subnets is created",
            because: "it describes the result of the job; tests check it"),

        Unenforced("DR-CREATE-05", "Subnet ACL rules of an existing drill VPC are not aligned automatically",
            because: "the inventory has no ACL rules"),

        Unenforced("DR-CREATE-06", "Custom routing tables of the group VPC are not copied to the drill VPC",
            because: "the inventory has no routing tables"),

        Unenforced("DR-CREATE-07", "Huawei only: drill servers are not put into the Enterprise Project",
            because: "no operation of this service shows Enterprise Projects"),

        Unenforced("DR-CREATE-16", "Later changes on the DR server are not copied to the drill server",
            because: "the mock does not copy them either; no request can violate it"),
    ];

    protected override Context Resolve(OperationContext context)
    {
        var request = context.Body.GetObject("disaster_recovery_drill");
        return new(context.Project, request, context.Project.Groups[request.GetString("server_group_id")]);
    }

    protected override Job Begin(Context it)
    {
        var project = it.Project;
        var drill = project.Drills.Add(new()
        {
            Id = project.Ids.NextUuid(),
            Sequence = project.Ids.NextSequence(),
            Name = it.Request.GetRequiredString("name"),
            GroupId = it.Group.Id,
            DrillVpcId = it.VpcId ?? project.Ids.NextUuid(),
            CreatedAt = project.Now,
            UpdatedAt = project.Now,
        });

        var job = Start(project, s_creation, drill);
        job.SetEntity("disaster_recovery_drill_id", drill.Id);
        return job;
    }

    public override void Succeed(Job job, ProjectState project)
    {
        if (project.Drills[job.ResourceId] is { } drill)
        {
            DrillNetwork.Build(project, drill);
            DrillServers.Build(project, drill);
        }
    }
}
