using SdrsMock.Engine;

namespace SdrsMock.Operations;

/// <summary>Deleting tags from a protected instance in a batch — apis/tag_management/deleting_protected_instance_tags_in_batches.rst.</summary>
internal sealed class BatchDeleteTags : Operation<InstanceSubject>
{
    public override string Name => "BatchDeleteTags";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("TAG-BDEL-03", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.Instance is not null,
            Errors.InstanceNotFound) with { Status = 404 },

        State("TAG-BDEL-07", "Instance status allows deleting tags", "{protected_instance_id}",
            it => TagLists.MayChange(it.Instance),
            Errors.StatusForbidsDeletingTags),

        Remark("TAG-BDEL-04", "Absent tags count as deleted; character sets are not checked",
            because: "it permits something; tests do it"),

        Remark("TAG-BDEL-06", "With a value the tag is deleted only when key and value match; without a value by key",
            because: "it describes what the call does; tests hold it to that"),
    ];

    protected override InstanceSubject Resolve(Call call) => InstanceSubject.Of(call);

    protected override Reply Perform(InstanceSubject it)
    {
        var named = it.Request.List("tags").Select(tag => (Key: tag.Text("key"), Value: tag.Text("value"))).ToHashSet();
        it.World.ChangeTags(it.Instance, tags => tags.RemoveAll(tag => named.Contains((tag.Key, tag.Value)) || named.Contains((tag.Key, null))));
        return Reply.NoContent;
    }
}
