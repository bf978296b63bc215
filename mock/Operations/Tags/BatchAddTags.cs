using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Operations.ProtectedInstances;

namespace SdrsMock.Operations.Tags;

/// <summary>Adding tags to a protected instance in a batch — apis/tag_management/adding_protected_instance_tags_in_batches.rst.</summary>
internal sealed class BatchAddTags : Operation<InstanceContext>
{
    public override string Name => "BatchAddTags";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("TAG-BADD-03", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceNotFound) with { Status = 404 },

        State("TAG-BADD-09", "Instance status allows adding tags (normal statuses)", "{protected_instance_id}",
            it => TagRules.MayChange(it.Instance),
            Errors.StatusForbidsAddingTags),

        Relation("TAG-BADD-04", "No duplicate keys in the request", "$.tags",
            it => TagRules.KeysAreUnique(TagRules.ReadTags(it.Request)),
            Errors.TagKeysRepeated),

        Capacity("TAG-BADD-06", "An instance has at most 20 tags (OTC) / 10 tags (Huawei, matches the seed)", "$.tags",
            it => TagRules.Fit(it, TagRules.ReadTags(it.Request)),
            Errors.TooManyTags),

        Unenforced("TAG-BADD-05", "An existing key is overwritten; the call is idempotent",
            because: "it describes what the operation does; tests check it"),
    ];

    protected override InstanceContext Resolve(OperationContext context) => InstanceContext.Resolve(context);

    protected override Response Perform(InstanceContext it)
    {
        TagRules.Put(it, TagRules.ReadTags(it.Request));
        return Response.NoContent;
    }
}
