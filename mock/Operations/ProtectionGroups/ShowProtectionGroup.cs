using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Views;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>Querying a protection group — apis/protection_group/querying_the_details_of_a_protection_group.rst.</summary>
internal sealed class ShowProtectionGroup : Operation<GroupContext>
{
    public override string Name => "ShowProtectionGroup";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-GET-01", "server_group_id must name an existing group", "{server_group_id}",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),
    ];

    protected override GroupContext Resolve(OperationContext context) => GroupContext.Resolve(context, "");

    protected override Response Perform(GroupContext it) => ResourceView.Respond("server_group", it.Group, it.Project);
}
