using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>What the calls that carry tags have in common.</summary>
internal static class TagLists
{
    /// <summary>How many tags may be given at creation (PI-CREATE-40, PI-BCREATE-15).</summary>
    public const int MostAtCreation = 10;

    /// <summary>The tags of a request; none when it has no list.</summary>
    public static IReadOnlyList<Tag> Of(Body request) =>
        [.. request.List("tags").Select(tag => new Tag(tag.Text("key")!, tag.Text("value") ?? ""))];

    public static bool KeysAreUnique(IReadOnlyList<Tag> tags) => tags.DistinctBy(tag => tag.Key).Count() == tags.Count;
}
