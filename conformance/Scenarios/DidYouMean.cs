using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Suggests the known name that is closest to a mistyped one.</summary>
internal static class DidYouMean
{
    /// <summary>"; did you mean 'x'?", or another text if no name is close.</summary>
    public static string For(string typed, IEnumerable<string> names, int? maxDistance = null, string otherwise = "") =>
        NearestName.Find(typed, names, maxDistance) is { } nearest ? $"; did you mean '{nearest}'?" : otherwise;
}
