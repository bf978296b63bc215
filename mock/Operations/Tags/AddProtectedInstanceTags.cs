using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Operations.ProtectedInstances;

namespace SdrsMock.Operations.Tags;

/// <summary>Adding a tag to a protected instance — apis/tag_management/adding_a_protected_instance_tag.rst.</summary>
internal sealed class AddProtectedInstanceTags : Operation<InstanceContext>
{
    public override string Name => "AddProtectedInstanceTags";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("TAG-ADD-06", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceNotFound) with { Status = 404 },

        State("TAG-ADD-07", "Instance status allows adding tags", "{protected_instance_id}",
            it => TagRules.MayChange(it.Instance),
            Errors.StatusForbidsAddingTags),

        Capacity("TAG-ADD-04", "An instance has at most 20 tags (OTC) / 10 tags (Huawei)", "$.tag",
            it => TagRules.Fit(it, [ReadTag(it)]),
            Errors.TooManyTags),

        Unenforced("TAG-ADD-05", "An existing key is overwritten; the call is idempotent",
            because: "it describes what the operation does; tests check it"),
    ];

    protected override InstanceContext Resolve(OperationContext context) => InstanceContext.Resolve(context, "tag");

    protected override Response Perform(InstanceContext it)
    {
        TagRules.Put(it, [ReadTag(it)]);
        return Response.NoContent;
    }

    private static Tag ReadTag(InstanceContext it) => new(it.Request.GetRequiredString("key"), it.Request.GetRequiredString("value"));
}
