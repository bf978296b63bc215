using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;
using static SdrsMock.Resources.Status;

namespace SdrsMock.Operations;

/// <summary>Adding a NIC to a protected instance — apis/protected_instance/adding_an_nic_to_a_protected_instance.rst.</summary>
internal sealed class AddProtectedInstanceNic : AsyncOperation<AddProtectedInstanceNic.Subject>
{
    public override string Name => "AddProtectedInstanceNic";

    private const int MostNics = 12;
    private const string SubnetId = "subnet_id";
    private const string IpAddress = "ip_address";
    private const string SecurityGroups = "security_groups";

    internal sealed record Subject(InstanceSubject It) : InstanceSubject(It)
    {
        public Subnet? Subnet => World.Surroundings.Subnets[Request.Text(SubnetId)];

        public string? Address => Request.Text(IpAddress);
    }

    private static readonly Transition s_adding = new(
        "protected-instances.add-nic", "addNicNew", ResourceKind.Instance,
        From: [Available, Protected], Via: NicCreating, To: Move.AsGroup, OnFailure: Move.AsGroup, Errors.NicNotAdded);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_adding];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-ADDNIC-09", "protected_instance_id must name an instance", "{protected_instance_id}",
            it => it.Instance is not null,
            Errors.InstanceNotFound),

        State("PI-ADDNIC-01", "Group status is available or protected", "{protected_instance_id}",
            it => it.Group.Status is Available or Protected,
            Errors.GroupNotAvailableOrProtected),

        State("PI-ADDNIC-02", "Instance status is available or protected", "{protected_instance_id}",
            it => s_adding.Permits(it.Instance.Status),
            Errors.InstanceStatusForbidsNic),

        Relation("PI-ADDNIC-03", "Subnet of the NIC lies in the VPC of group and instance", $"$.{SubnetId}",
            it => it.Subnet?.VpcId == it.Group.SourceVpcId,
            Errors.SubnetNotFound),

        Relation("PI-ADDNIC-05", "ip_address, when given, is a valid address of the subnet", $"$.{IpAddress}",
            it => it.Address is null || it.World.Surroundings.IsAddressOf(it.Subnet!.Id, it.Address),
            Errors.AddressInvalid),

        Relation("PI-ADDNIC-06", "ip_address is free", $"$.{IpAddress}",
            it => IsFree(it.Subnet!.Id, it.Address, it.World),
            Errors.AddressTaken),

        Capacity("PI-ADDNIC-07", "An instance has at most 12 NICs including the primary one", "{protected_instance_id}",
            it => it.Production.Nics.Length < MostNics,
            Errors.TooManyNics),

        Outcome("PI-ADDNIC-06", "ip_address is free",
            (job, world) => IsFree(job.Notes[SubnetId], job.Reserved?.IpAddress, world),
            Errors.NicNotAdded),
    ];

    protected override Subject Resolve(Call call) => new(InstanceSubject.Of(call));

    protected override Job Begin(Subject it)
    {
        var job = Start(it.World, s_adding, it.Instance);
        job.Tell("protected_instance_id", it.Instance.Id);
        job.Note(SubnetId, it.Subnet!.Id);
        job.Note(SecurityGroups, string.Join(',', it.Request.List(SecurityGroups).Select(group => group.Text("id"))));
        if (it.Address is { } address)
        {
            it.World.Jobs.Reserve(job, new(it.Subnet.Id, address));
        }

        return job;
    }

    /// <remarks>Both servers get an interface; they are in one subnet, so each has an address of its own.</remarks>
    public override void Succeed(Job job, World world)
    {
        if (world.Instances[job.ResourceId] is { } instance)
        {
            var nicId = AddTo(InstanceServers.InProduction(instance, world), job, job.Reserved?.IpAddress, world);
            var otherId = AddTo(InstanceServers.StandingBy(instance, world), job, address: null, world);
            instance.AddedNics.Add(new(nicId, otherId));
            job.Tell("nic_id", nicId);
        }
    }

    private static string AddTo(Server? server, Job job, string? address, World world)
    {
        var subnetId = job.Notes[SubnetId];
        var id = world.Ids.NextUuid();
        if (server is not null && (address ?? world.FreeAddress(subnetId)) is { } given)
        {
            world.Surroundings.Servers.Put(server with
            {
                Nics = server.Nics.Add(new()
                {
                    Id = id,
                    SubnetId = subnetId,
                    IpAddress = given,
                    MacAddress = world.Ids.NextMac(),
                    SecurityGroups = job.Notes[SecurityGroups] is { Length: > 0 } groups ? [.. groups.Split(',')] : [world.Surroundings.Blueprint.DefaultSecurityGroup],
                }),
            });
        }

        return id;
    }

    // Without an address of the caller's choice the subnet must have one left.
    private static bool IsFree(string subnetId, string? address, World world) =>
        address is null ? world.FreeAddress(subnetId) is not null : !world.IsAddressTaken(subnetId, address);
}
