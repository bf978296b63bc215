using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.Tags;

/// <summary>
/// Querying the tags of all protected instances of a project —
/// apis/tag_management/querying_tags_of_all_protected_instances_in_a_specified_project.rst.
/// </summary>
internal sealed class ListProtectedInstancesProjectTags : Operation<ProjectState>
{
    public override string Name => "ListProtectedInstancesProjectTags";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Unenforced("TAG-PROJ-01", "Aggregates distinct keys with their distinct values over all instances of the project",
            because: "it describes the response; a test checks it"),
    ];

    protected override ProjectState Resolve(OperationContext context) => context.Project;

    protected override Response Perform(ProjectState it) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("tags");
        var tagsByKey = it.Instances.SelectMany(instance => instance.Tags).GroupBy(tag => tag.Key);
        foreach (var tags in tagsByKey.OrderBy(tags => tags.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("key", tags.Key);
            json.WriteStartArray("values");
            foreach (var value in tags.Select(tag => tag.Value).Distinct().Order(StringComparer.Ordinal))
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
