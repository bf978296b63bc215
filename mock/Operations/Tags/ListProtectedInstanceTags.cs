using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Operations.ProtectedInstances;
using SdrsMock.Views;

namespace SdrsMock.Operations.Tags;

/// <summary>Querying the tags of a protected instance — apis/tag_management/querying_a_protected_instance_tag.rst.</summary>
internal sealed class ListProtectedInstanceTags : Operation<InstanceContext>
{
    public override string Name => "ListProtectedInstanceTags";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("TAG-LIST-01", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceNotFound) with { Status = 404 },
    ];

    protected override InstanceContext Resolve(OperationContext context) => InstanceContext.Resolve(context);

    protected override Response Perform(InstanceContext it) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        TagView.WriteAll(json, it.Instance.Tags);
        json.WriteEndObject();
    });
}
