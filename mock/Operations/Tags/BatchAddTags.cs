using SdrsMock.Engine;

namespace SdrsMock.Operations;

/// <summary>Adding tags to a protected instance in a batch — apis/tag_management/adding_protected_instance_tags_in_batches.rst.</summary>
internal sealed class BatchAddTags : Operation<InstanceSubject>
{
    public override string Name => "BatchAddTags";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("TAG-BADD-03", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.Instance is not null,
            Errors.InstanceNotFound) with { Status = 404 },

        State("TAG-BADD-09", "Instance status allows adding tags (normal statuses)", "{protected_instance_id}",
            it => TagLists.MayChange(it.Instance),
            Errors.StatusForbidsAddingTags),

        Relation("TAG-BADD-04", "No duplicate keys in the request", "$.tags",
            it => TagLists.KeysAreUnique(TagLists.Of(it.Request)),
            Errors.TagKeysRepeated),

        Capacity("TAG-BADD-06", "An instance has at most 20 tags (OTC) / 10 tags (Huawei, matches the seed)", "$.tags",
            it => TagLists.Fit(it, TagLists.Of(it.Request)),
            Errors.TooManyTags),

        Remark("TAG-BADD-05", "An existing key is overwritten; the call is idempotent",
            because: "it describes what the call does; tests hold it to that"),
    ];

    protected override InstanceSubject Resolve(Call call) => InstanceSubject.Of(call);

    protected override Reply Perform(InstanceSubject it)
    {
        TagLists.Put(it, TagLists.Of(it.Request));
        return Reply.NoContent;
    }
}
