using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>Adding a NIC to a protected instance — apis/protected_instance/adding_an_nic_to_a_protected_instance.rst.</summary>
internal sealed class AddProtectedInstanceNic : AsyncOperation<AddProtectedInstanceNic.Context>
{
    public override string Name => "AddProtectedInstanceNic";

    private const int MaxNics = 12;
    private const string SubnetId = "subnet_id";
    private const string IpAddress = "ip_address";
    private const string SecurityGroups = "security_groups";

    internal sealed record Context(InstanceContext Base) : InstanceContext(Base)
    {
        public Lookup<Subnet> NamedSubnet => Project.Inventory.Subnets[Request.GetString(SubnetId)];

        public Subnet Subnet => NamedSubnet.Value;

        public string? Address => Request.GetString(IpAddress);
    }

    private static readonly Transition s_adding = new(
        "protected-instances.add-nic", "addNicNew", ResourceKind.Instance,
        From: [Available, Protected], InProgress: NicCreating, To: FinalStatus.GroupStatus,
        OnFailure: FinalStatus.GroupStatus, Errors.NicNotAdded);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_adding];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-ADDNIC-09", "protected_instance_id must name an instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceNotFound),

        State("PI-ADDNIC-01", "Group status is available or protected", "{protected_instance_id}",
            it => it.Group.Status is Available or Protected,
            Errors.GroupNotAvailableOrProtected),

        State("PI-ADDNIC-02", "Instance status is available or protected", "{protected_instance_id}",
            it => s_adding.Permits(it.Instance.Status),
            Errors.InstanceStatusForbidsNic),

        Relation("PI-ADDNIC-03", "Subnet of the NIC lies in the VPC of group and instance", $"$.{SubnetId}",
            it => it.NamedSubnet.Found?.VpcId == it.Group.SourceVpcId,
            Errors.SubnetNotFound),

        Relation("PI-ADDNIC-05", "ip_address, when given, is a valid address of the subnet", $"$.{IpAddress}",
            it => it.Address is null || it.Project.Inventory.IsAddressOf(it.Subnet.Id, it.Address),
            Errors.AddressInvalid),

        Relation("PI-ADDNIC-06", "ip_address is free", $"$.{IpAddress}",
            it => IsFree(it.Subnet.Id, it.Address, it.Project),
            Errors.AddressTaken),

        Capacity("PI-ADDNIC-07", "An instance has at most 12 NICs including the primary one", "{protected_instance_id}",
            it => it.ProductionServer.Nics.Length < MaxNics,
            Errors.TooManyNics),

        CompletionRule("PI-ADDNIC-06", "ip_address is free",
            (job, project) => IsFree(job.Data[SubnetId], job.Reserved?.IpAddress, project),
            Errors.NicNotAdded),
    ];

    protected override Context Resolve(OperationContext context) => new(InstanceContext.Resolve(context));

    protected override Job Begin(Context it)
    {
        var job = Start(it.Project, s_adding, it.Instance);
        job.SetEntity("protected_instance_id", it.Instance.Id);
        job.SetData(SubnetId, it.Subnet.Id);
        job.SetData(SecurityGroups, string.Join(',', it.Request.GetArray(SecurityGroups).Select(group => group.GetString("id"))));
        if (it.Address is { } address)
        {
            it.Project.Jobs.Reserve(job, new(it.Subnet.Id, address));
        }

        return job;
    }

    /// <remarks>Both servers get an interface. The interfaces are in one subnet, so each has its own address.</remarks>
    public override void Succeed(Job job, ProjectState project)
    {
        if (project.Instances[job.ResourceId] is { } instance)
        {
            var nicId = AddTo(InstanceServers.AtProduction(instance, project), job, job.Reserved?.IpAddress, project);
            var otherId = AddTo(InstanceServers.AtDrSite(instance, project), job, address: null, project);
            instance.AddedNics.Add(new(nicId, otherId));
            job.SetEntity("nic_id", nicId);
        }
    }

    private static string AddTo(Server? server, Job job, string? address, ProjectState project)
    {
        var subnetId = job.Data[SubnetId];
        var id = project.Ids.NextUuid();
        if (server is not null && (address ?? project.FindFreeAddress(subnetId)) is { } assigned)
        {
            project.Inventory.Servers.Put(server with
            {
                Nics = server.Nics.Add(new()
                {
                    Id = id,
                    SubnetId = subnetId,
                    IpAddress = assigned,
                    MacAddress = project.Ids.NextMac(),
                    SecurityGroups = job.Data[SecurityGroups] is { Length: > 0 } groups
                        ? [.. groups.Split(',')]
                        : [project.Inventory.Template.DefaultSecurityGroup],
                }),
            });
        }

        return id;
    }

    // Without an address in the request, the subnet must have a free one.
    private static bool IsFree(string subnetId, string? address, ProjectState project) =>
        address is null ? project.FindFreeAddress(subnetId) is not null : !project.IsAddressTaken(subnetId, address);
}
