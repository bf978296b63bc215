using System.Text.Json.Serialization;
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

    protected override Response Perform(ProjectState it)
    {
        var tags = it.Instances.SelectMany(instance => instance.Tags).GroupBy(tag => tag.Key, tag => tag.Value)
                .OrderBy(values => values.Key, StringComparer.Ordinal)
                .Select(values => new TagValues(values.Key, [.. values.Distinct().Order(StringComparer.Ordinal)]));
        return Response.Json(200, new([.. tags]), ResponseJson.Default.ListProtectedInstancesProjectTags);
    }

    internal sealed record Body([property: JsonPropertyName("tags")] IReadOnlyList<TagValues> Tags);

    internal sealed record TagValues(
        [property: JsonPropertyName("key")] string Key, [property: JsonPropertyName("values")] IReadOnlyList<string> Values);
}
