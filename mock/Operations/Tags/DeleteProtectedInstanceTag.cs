using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.Tags;

/// <summary>Deleting a tag from a protected instance — apis/tag_management/deleting_a_protected_instance_tag.rst.</summary>
internal sealed class DeleteProtectedInstanceTag : Operation<DeleteProtectedInstanceTag.Context>
{
    public override string Name => "DeleteProtectedInstanceTag";

    internal sealed record Context(ProjectState Project, Lookup<ProtectedInstance> NamedInstance, string Key)
    {
        public ProtectedInstance Instance => NamedInstance.Value;
    }

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Syntax("TAG-DEL-02", "The key is not blank", "{key}",
            it => !string.IsNullOrWhiteSpace(it.Key),
            Errors.TagKeyBlank),

        Reference("TAG-DEL-04", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceNotFound) with { Status = 404 },

        Reference("TAG-DEL-01", "The key must exist on the instance", "{key}",
            it => it.Instance.Tags.Any(tag => tag.Key == it.Key),
            Errors.TagKeyNotFound),

        State("TAG-DEL-05", "Instance status allows deleting tags", "{protected_instance_id}",
            it => TagRules.MayChange(it.Instance),
            Errors.StatusForbidsDeletingTags),

        Unenforced("TAG-DEL-03", "Key is URI encoded by the caller; the character set is not checked",
            because: "it is a permission; tests use it"),
    ];

    protected override Context Resolve(OperationContext context) =>
        new(context.Project, context.Project.Instances[context.Path["protected_instance_id"]], context.Path["key"]);

    protected override Response Perform(Context it)
    {
        it.Project.ChangeTags(it.Instance, tags => tags.RemoveAll(tag => tag.Key == it.Key));
        return Response.NoContent;
    }
}
