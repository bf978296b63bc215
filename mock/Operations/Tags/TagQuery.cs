using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.Tags;

/// <summary>
/// A query by tags, which selects the instances that satisfy each of its five lists (TAG-FILTER-18). A missing or empty list
/// is always satisfied.
/// </summary>
/// <param name="Tags">All of these must match.</param>
/// <param name="TagsAny">At least one of these must match.</param>
/// <param name="NotTags">At least one of these must not match.</param>
/// <param name="NotTagsAny">None of these may match.</param>
/// <param name="Names">The name must contain each of these; an empty string selects the empty name.</param>
internal sealed record TagQuery(
    IReadOnlyList<TagFilter> Tags,
    IReadOnlyList<TagFilter> TagsAny,
    IReadOnlyList<TagFilter> NotTags,
    IReadOnlyList<TagFilter> NotTagsAny,
    IReadOnlyList<string> Names)
{
    /// <summary>The names of the request's members that are lists of keys and values.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["tags", "tags_any", "not_tags", "not_tags_any"];

    public static TagQuery Parse(JsonBody request) => new(
        TagFilter.AllOf(request, "tags"),
        TagFilter.AllOf(request, "tags_any"),
        TagFilter.AllOf(request, "not_tags"),
        TagFilter.AllOf(request, "not_tags_any"),
        [.. request.GetArray("matches").Select(match => match.GetRequiredString("value"))]);

    private bool IsEmpty => this is { Tags: [], TagsAny: [], NotTags: [], NotTagsAny: [], Names: [] };

    /// <summary>The selected instances, newest first.</summary>
    public IReadOnlyList<ProtectedInstance> SelectedIn(ProjectState project) =>
        IsEmpty ? project.Instances.NewestFirst : [.. CandidatesIn(project).Where(instance => Selects(instance.Name, instance.Tags))];

    // A selected instance matches all tags, so only the instances that match the rarest tag are checked.
    private IEnumerable<ProtectedInstance> CandidatesIn(ProjectState project) => Tags is []
        ? project.Instances.NewestFirst
        : Tags.Select(filter => filter.CandidatesIn(project)).OrderBy(candidates => candidates.Sum(list => list.Count)).First()
            .SelectMany(list => list).OrderByDescending(instance => instance.Sequence);

    public bool Selects(string name, IReadOnlyList<Tag> tags) =>
        Tags.All(filter => filter.Matches(tags))
        && (TagsAny is [] || TagsAny.Any(filter => filter.Matches(tags)))
        && (NotTags is [] || !NotTags.All(filter => filter.Matches(tags)))
        && !NotTagsAny.Any(filter => filter.Matches(tags))
        && Names.All(part => part.Length == 0 ? name.Length == 0 : name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
