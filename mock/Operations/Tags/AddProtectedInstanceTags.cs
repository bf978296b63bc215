using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>Adding a tag to a protected instance — apis/tag_management/adding_a_protected_instance_tag.rst.</summary>
internal sealed class AddProtectedInstanceTags : Operation<InstanceSubject>
{
    public override string Name => "AddProtectedInstanceTags";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("TAG-ADD-06", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.Instance is not null,
            Errors.InstanceNotFound) with { Status = 404 },

        State("TAG-ADD-07", "Instance status allows adding tags", "{protected_instance_id}",
            it => TagLists.MayChange(it.Instance),
            Errors.StatusForbidsAddingTags),

        Capacity("TAG-ADD-04", "An instance has at most 20 tags (OTC) / 10 tags (Huawei)", "$.tag",
            it => TagLists.Fit(it, [TagOf(it)]),
            Errors.TooManyTags),

        Remark("TAG-ADD-05", "An existing key is overwritten; the call is idempotent",
            because: "it describes what the call does; tests hold it to that"),
    ];

    protected override InstanceSubject Resolve(Call call) => InstanceSubject.Of(call, "tag");

    protected override Reply Perform(InstanceSubject it)
    {
        TagLists.Put(it, [TagOf(it)]);
        return Reply.NoContent;
    }

    private static Tag TagOf(InstanceSubject it) => new(it.Request.Text("key")!, it.Request.Text("value")!);
}
