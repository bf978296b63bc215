using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>Deleting a tag from a protected instance — apis/tag_management/deleting_a_protected_instance_tag.rst.</summary>
internal sealed class DeleteProtectedInstanceTag : Operation<DeleteProtectedInstanceTag.Subject>
{
    public override string Name => "DeleteProtectedInstanceTag";

    internal sealed record Subject(World World, ProtectedInstance Instance, string Key);

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Syntax("TAG-DEL-02", "The key is not blank", "{key}",
            it => !string.IsNullOrWhiteSpace(it.Key),
            Errors.TagKeyBlank),

        Reference("TAG-DEL-04", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.Instance is not null,
            Errors.InstanceNotFound) with { Status = 404 },

        Reference("TAG-DEL-01", "The key must exist on the instance", "{key}",
            it => it.Instance.Tags.Any(tag => tag.Key == it.Key),
            Errors.TagKeyNotFound),

        State("TAG-DEL-05", "Instance status allows deleting tags", "{protected_instance_id}",
            it => TagLists.MayChange(it.Instance),
            Errors.StatusForbidsDeletingTags),

        Remark("TAG-DEL-03", "Key is URI encoded by the caller; the character set is not checked",
            because: "it permits something; tests do it"),
    ];

    protected override Subject Resolve(Call call) => new(call.World, call.World.Instances[call.Path["protected_instance_id"]]!, call.Path["key"]);

    protected override Reply Perform(Subject it)
    {
        it.World.ChangeTags(it.Instance, tags => tags.RemoveAll(tag => tag.Key == it.Key));
        return Reply.NoContent;
    }
}
