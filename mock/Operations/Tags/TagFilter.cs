using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.Tags;

/// <summary>A condition on a tag: its key and the allowed values; any value if none is listed.</summary>
/// <param name="Key">The key, trimmed.</param>
/// <param name="Values">The values, trimmed; a leading <c>*</c> selects values that contain the rest.</param>
internal sealed record TagFilter(string Key, IReadOnlyList<string> Values)
{
    /// <summary>The filters of a list of the request.</summary>
    public static IReadOnlyList<TagFilter> AllOf(JsonBody request, string list) =>
        [.. request.GetArray(list).Select(Read)];

    private static TagFilter Read(JsonBody filter) =>
        new(filter.GetRequiredString("key").Trim(), [.. filter.GetStrings("values").Select(value => value.Trim())]);

    /// <summary>Lists of instances that include all matching ones, and possibly others, each instance once.</summary>
    public IReadOnlyList<IReadOnlyList<ProtectedInstance>> CandidatesIn(ProjectState project) =>
        Values is [] || Values.Any(IsContainsPattern)
        ? [project.FindInstancesByTag(Key)]
        : [.. Values.Distinct().Select(value => project.FindInstancesByTag(Key, value))];

    /// <summary>Whether one of the tags satisfies the condition.</summary>
    public bool Matches(IReadOnlyList<Tag> tags) =>
        tags.Any(tag => tag.Key == Key && (Values is [] || Values.Any(value => Matches(value, tag.Value))));

    private static bool Matches(string pattern, string value) =>
        IsContainsPattern(pattern) ? value.Contains(pattern[1..], StringComparison.Ordinal) : value == pattern;

    private static bool IsContainsPattern(string pattern) => pattern.StartsWith('*');
}
