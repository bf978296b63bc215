using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Views;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>Changing the name of a protection group — apis/protection_group/changing_the_name_of_a_protection_group.rst.</summary>
internal sealed class UpdateProtectionGroupName : Operation<GroupContext>
{
    public override string Name => "UpdateProtectionGroupName";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-RENAME-02", "server_group_id must name an existing group", "{server_group_id}",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        Unenforced("PG-RENAME-03", "Only the name can be changed; no status restriction is documented",
            because: "other members are ignored, as the service ignores them"),
    ];

    protected override GroupContext Resolve(OperationContext context) => GroupContext.Resolve(context, "server_group");

    protected override Response Perform(GroupContext it)
    {
        it.Project.Rename(it.Group, it.Request.GetRequiredString("name"));
        return ResourceView.Respond("server_group", it.Group, it.Project);
    }
}
