using System.Globalization;
using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using SdrsMock.Views;

namespace SdrsMock.Operations.Tags;

/// <summary>Querying protected instances by tag, or counting them — apis/tag_management/querying_protected_instances_by_tag.rst.</summary>
internal sealed class ListProtectedInstancesByTags : Operation<ListProtectedInstancesByTags.Context>
{
    public override string Name => "ListProtectedInstancesByTags";

    private const long DefaultLimit = 1000;

    internal sealed record Context(ProjectState Project, JsonBody Request)
    {
        public bool Counts => Request.GetString("action") == "count";

        /// <summary>A number in the request: documented as a string, but Terraform sends a JSON number.</summary>
        public long? Number(string member) =>
            Request.GetString(member) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : Request.GetNumber(member);
    }

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Relation("TAG-FILTER-02", "limit and offset are not allowed with count", "$.action",
            it => !it.Counts || !(it.Request.Has("limit") || it.Request.Has("offset")),
            Errors.PagingWithCount),

        Relation("TAG-FILTER-08", "matches keys are unique", "$.matches",
            it => it.Request.GetArray("matches") is var matches
                && matches.DistinctBy(match => match.GetString("key")).Count() == matches.Count,
            Errors.MatchesKeysRepeated),

        .. ForEachList(list => Relation("TAG-FILTER-13", "Keys are unique in each list", $"$.{list}",
            it => AreUnique(TagFilter.AllOf(it.Request, list).Select(filter => filter.Key)),
            Errors.TagKeysRepeated)),

        .. ForEachList(list => Relation("TAG-FILTER-14", "Values are unique under each key", $"$.{list}",
            it => TagFilter.AllOf(it.Request, list).All(filter => AreUnique(filter.Values)),
            Errors.TagValuesRepeated)),

        .. ForEachList(list => Capacity("TAG-FILTER-11", "Each tag list holds at most 20 keys (OTC) / 10 keys (Huawei)", $"$.{list}",
            it => it.Request.GetArray(list).Count <= it.Project.Edition.KeysPerTagQuery,
            Errors.TooManyTags)),

        .. ForEachList(list => Capacity("TAG-FILTER-12", "Each key holds at most 20 values (OTC) / 10 values (Huawei)", $"$.{list}",
            it => it.Request.GetArray(list).All(filter => filter.GetStrings("values").Count <= it.Project.Edition.KeysPerTagQuery),
            Errors.TooManyTagValues)),

        Unenforced(
            "TAG-FILTER-18",
            "tags: AND of keys, OR of values; tags_any: OR/OR; not_tags and not_tags_any exclude; no filter returns "
            + "everything; resource_name match is case-insensitive contains, empty value is exact",
            because: "it describes a filter, which is implemented"),
    ];

    public override bool IsReadOnly => true;

    protected override Context Resolve(OperationContext context) => new(context.Project, context.Body);

    protected override Response Perform(Context it)
    {
        var query = TagQuery.Parse(it.Request);
        var selected = query.SelectedIn(it.Project);
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            if (!it.Counts)
            {
                json.WriteStartArray("resources");
                foreach (var instance in Page(selected, it))
                {
                    Write(json, instance, it.Project);
                }

                json.WriteEndArray();
            }

            json.WriteNumber("total_count", selected.Count);
            json.WriteEndObject();
        });
    }

    private static IEnumerable<ProtectedInstance> Page(IReadOnlyList<ProtectedInstance> selected, Context it)
    {
        var offset = Math.Min(it.Number("offset") ?? 0, selected.Count);
        var end = offset + Math.Min(it.Number("limit") ?? DefaultLimit, selected.Count - offset);
        for (var index = offset; index < end; index++)
        {
            yield return selected[(int)index];
        }
    }

    private static void Write(Utf8JsonWriter json, ProtectedInstance instance, ProjectState project)
    {
        json.WriteStartObject();
        json.WriteString("resource_id", instance.Id);
        json.WriteString("resource_name", instance.Name);
        json.WritePropertyName("resource_detail");
        ProtectedInstanceView.Write(
            json, instance, project, project.Context.Quirks.Contains(Quirks.ByTagsEpoch)
                ? WireTimeFormat.WriteEpoch
                : WireTimeFormat.WriteSpaced);
        TagView.WriteAll(json, instance.Tags);
        json.WriteEndObject();
    }

    private static IEnumerable<Constraint> ForEachList(Func<string, Constraint> constraint) => TagQuery.Lists.Select(constraint);

    private static bool AreUnique(IEnumerable<string> texts) => texts.ToList() is var all && all.Distinct().Count() == all.Count;
}
