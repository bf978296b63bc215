using SdrsMock.Engine;

namespace SdrsMock.Operations;

/// <summary>Changing the name of a protection group — apis/protection_group/changing_the_name_of_a_protection_group.rst.</summary>
internal sealed class UpdateProtectionGroupName : Operation<GroupSubject>
{
    public override string Name => "UpdateProtectionGroupName";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-RENAME-02", "server_group_id must name an existing group", "{server_group_id}",
            it => it.Group is not null,
            Errors.GroupNotFound),

        Remark("PG-RENAME-03", "Only the name can be changed; no status restriction is documented",
            because: "other members are ignored, as the service ignores them"),
    ];

    protected override GroupSubject Resolve(Call call) => GroupSubject.Of(call, "server_group");

    protected override Reply Perform(GroupSubject it)
    {
        it.World.Rename(it.Group, it.Request.Text("name")!);
        return Reply.Wrapped("server_group", it.Group, it.World);
    }
}
