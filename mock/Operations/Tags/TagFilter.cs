using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.Tags;

/// <summary>A key and the values it may have; any value where none is listed.</summary>
/// <param name="Key">The key, trimmed.</param>
/// <param name="Values">The values, trimmed; a leading <c>*</c> asks for values that contain the rest.</param>
internal sealed record TagFilter(string Key, IReadOnlyList<string> Values)
{
    public static IReadOnlyList<TagFilter> AllOf(JsonBody request, string list) =>
        [.. request.GetArray(list).Select(filter => new TagFilter(filter.GetString("key")!.Trim(), [.. filter.GetStrings("values").Select(value => value.Trim())]))];

    /// <summary>All that fit, and perhaps others; each once.</summary>
    public IReadOnlyList<IReadOnlyList<ProtectedInstance>> CandidatesIn(ProjectState project) => Values is [] || Values.Any(IsPart)
        ? [project.FindInstancesByTag(Key)]
        : [.. Values.Distinct().Select(value => project.FindInstancesByTag(Key, value))];

    public bool Fits(IReadOnlyList<Tag> tags) =>
        tags.Any(tag => tag.Key == Key && (Values is [] || Values.Any(value => Fits(value, tag.Value))));

    private static bool Fits(string wanted, string value) =>
        IsPart(wanted) ? value.Contains(wanted[1..], StringComparison.Ordinal) : value == wanted;

    private static bool IsPart(string wanted) => wanted.StartsWith('*');
}
