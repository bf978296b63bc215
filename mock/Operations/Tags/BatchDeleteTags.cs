using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Operations.ProtectedInstances;

namespace SdrsMock.Operations.Tags;

/// <summary>
/// Deleting tags from a protected instance in a batch — apis/tag_management/deleting_protected_instance_tags_in_batches.rst.
/// </summary>
internal sealed class BatchDeleteTags : Operation<InstanceContext>
{
    public override string Name => "BatchDeleteTags";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("TAG-BDEL-03", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceNotFound) with { Status = 404 },

        State("TAG-BDEL-07", "Instance status allows deleting tags", "{protected_instance_id}",
            it => TagRules.MayChange(it.Instance),
            Errors.StatusForbidsDeletingTags),

        Unenforced("TAG-BDEL-04", "Absent tags count as deleted; character sets are not checked",
            because: "it is a permission; tests use it"),

        Unenforced("TAG-BDEL-06", "With a value the tag is deleted only when key and value match; without a value by key",
            because: "it describes what the operation does; tests check it"),
    ];

    protected override InstanceContext Resolve(OperationContext context) => InstanceContext.Resolve(context);

    protected override Response Perform(InstanceContext it)
    {
        var named = it.Request.GetArray("tags").Select(tag => (Key: tag.GetString("key"), Value: tag.GetString("value"))).ToHashSet();
        it.Project.ChangeTags(
            it.Instance, tags => tags.RemoveAll(tag => named.Contains((tag.Key, tag.Value)) || named.Contains((tag.Key, null))));
        return Response.NoContent;
    }
}
