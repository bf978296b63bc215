using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>Creating a protection group — apis/protection_group/creating_a_protection_group.rst.</summary>
internal sealed class CreateProtectionGroup : AsyncOperation<CreateProtectionGroup.Context>
{
    public override string Name => "CreateProtectionGroup";

    internal sealed record Context(
        ProjectState Project, JsonBody Request, Lookup<Domain> NamedDomain, Lookup<Vpc> NamedVpc, string SourceZone, string TargetZone)
    {
        public Domain Domain => NamedDomain.Value;

        public Vpc Vpc => NamedVpc.Value;
    }

    private static readonly Transition s_creation = new(
        "server-groups.create", "createProtectionGroupNoCG", ResourceKind.Group,
        From: [], InProgress: Creating, To: Available, OnFailure: Error, Errors.GroupNotCreated);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_creation];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-CREATE-06", "domain_id is mandatory and must exist in active-domains.list", "$.server_group.domain_id",
            it => it.Project.Inventory.Domains.Count > 0,
            Errors.NoDomain),

        Reference("PG-CREATE-06", "domain_id is mandatory and must exist in active-domains.list", "$.server_group.domain_id",
            it => it.NamedDomain.Exists,
            Errors.DomainInvalid),

        Reference("PG-CREATE-07", "source_vpc_id is mandatory and must exist", "$.server_group.source_vpc_id",
            it => it.NamedVpc.Exists,
            Errors.VpcInvalid),

        Reference("PG-CREATE-11", "The tenant must have access to the source AZ", "$.server_group.source_availability_zone",
            it => it.Domain.Zone(it.SourceZone) is null or { Accessible: true },
            Errors.SourceZoneUnavailable),

        Reference("PG-CREATE-12", "The tenant must have access to the target AZ", "$.server_group.target_availability_zone",
            it => it.Domain.Zone(it.TargetZone) is null or { Accessible: true },
            Errors.TargetZoneUnavailable),

        Relation(
            "PG-CREATE-03",
            "source_availability_zone is mandatory and must be an AZ of the chosen domain",
            "$.server_group.source_availability_zone",
            it => it.Domain.Zone(it.SourceZone) is not null,
            Errors.ZoneInvalid),

        Relation(
            "PG-CREATE-05",
            "Source and target AZ differ (the two sites are two AZs of one region)",
            "$.server_group.target_availability_zone",
            it => it.SourceZone != it.TargetZone,
            Errors.ZoneInvalid),

        Relation(
            "PG-CREATE-04",
            "target_availability_zone is mandatory and must be the other AZ of the chosen domain",
            "$.server_group.target_availability_zone",
            it => it.Domain.Zone(it.TargetZone) is not null,
            Errors.ZoneInvalid),

        Capacity("PG-CREATE-10", "A sold-out domain cannot take a new group", "$.server_group.domain_id",
            it => !it.Domain.SoldOut,
            Errors.DomainInvalid),

        Capacity("PG-CREATE-09", "Group count may not exceed the server_groups quota", "$.server_group",
            it => it.Project.Inventory.Quotas.Get(Quota.ServerGroups).Allows(it.Project.Groups.Count),
            Errors.GroupQuotaExceeded),

        Unenforced("PG-CREATE-13", "target_vpc_id is not an input; it equals source_vpc_id in the migration model",
            because: "it describes the created group"),
    ];

    protected override Context Resolve(OperationContext context)
    {
        var request = context.Body.GetObject("server_group");
        return new(
            context.Project,
            request,
            context.Project.Inventory.Domains[request.GetString("domain_id")],
            context.Project.Inventory.Vpcs[request.GetString("source_vpc_id")],
            request.GetRequiredString("source_availability_zone"),
            request.GetRequiredString("target_availability_zone"));
    }

    protected override Job Begin(Context it)
    {
        var project = it.Project;
        var group = project.Groups.Add(new()
        {
            Id = project.Ids.NextUuid(),
            Sequence = project.Ids.NextSequence(),
            Name = it.Request.GetRequiredString("name"),
            Description = it.Request.GetString("description"),
            SourceAvailabilityZone = it.SourceZone,
            TargetAvailabilityZone = it.TargetZone,
            DomainId = it.Domain.Id,
            DomainName = it.Domain.Name,
            SourceVpcId = it.Vpc.Id,
            CreatedAt = project.Now,
            UpdatedAt = project.Now,
        });

        var job = Start(project, s_creation, group);
        job.SetEntity("server_group_id", group.Id);
        return job;
    }
}
