using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.Tags;

/// <summary>
/// Which instances a query by tags selects: those that satisfy each of its five lists (TAG-FILTER-18). A list that is
/// absent or empty excludes nothing.
/// </summary>
/// <param name="Tags">All of these must fit.</param>
/// <param name="TagsAny">One of these must fit.</param>
/// <param name="NotTags">Not all of these may fit.</param>
/// <param name="NotTagsAny">None of these may fit.</param>
/// <param name="Names">The name must contain each of these; an empty one stands for the empty name.</param>
internal sealed record TagQuery(
    IReadOnlyList<TagFilter> Tags,
    IReadOnlyList<TagFilter> TagsAny,
    IReadOnlyList<TagFilter> NotTags,
    IReadOnlyList<TagFilter> NotTagsAny,
    IReadOnlyList<string> Names)
{
    /// <summary>The request's members that are lists of keys and values.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["tags", "tags_any", "not_tags", "not_tags_any"];

    public static TagQuery Parse(JsonBody request) => new(
        TagFilter.AllOf(request, "tags"),
        TagFilter.AllOf(request, "tags_any"),
        TagFilter.AllOf(request, "not_tags"),
        TagFilter.AllOf(request, "not_tags_any"),
        [.. request.GetArray("matches").Select(match => match.GetString("value")!)]);

    private bool IsEmpty => this is { Tags: [], TagsAny: [], NotTags: [], NotTagsAny: [], Names: [] };

    /// <summary>What it selects, newest first.</summary>
    public IReadOnlyList<ProtectedInstance> SelectedIn(ProjectState project) =>
        IsEmpty ? project.Instances.NewestFirst : [.. CandidatesIn(project).Where(instance => Selects(instance.Name, instance.Tags))];

    // Whatever is selected fits each of the tags, so only those that fit the rarest one need to be looked at.
    private IEnumerable<ProtectedInstance> CandidatesIn(ProjectState project) => Tags is []
        ? project.Instances.NewestFirst
        : Tags.Select(filter => filter.CandidatesIn(project)).MinBy(candidates => candidates.Sum(list => list.Count))!
            .SelectMany(list => list).OrderByDescending(instance => instance.Sequence);

    public bool Selects(string name, IReadOnlyList<Tag> tags) =>
        Tags.All(filter => filter.Fits(tags))
        && (TagsAny is [] || TagsAny.Any(filter => filter.Fits(tags)))
        && (NotTags is [] || !NotTags.All(filter => filter.Fits(tags)))
        && !NotTagsAny.Any(filter => filter.Fits(tags))
        && Names.All(part => part.Length == 0 ? name.Length == 0 : name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
