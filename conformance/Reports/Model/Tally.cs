using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>Number of entries of a documented list that were met, and the missing entries.</summary>
internal sealed record Tally(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("met")] int Met,
    [property: JsonPropertyName("missing")] IReadOnlyList<string> Missing)
{
    public static Tally Count(IEnumerable<(string Name, bool Met)> items)
    {
        var all = items.ToList();
        return new(all.Count, all.Count(item => item.Met), [.. all.Where(item => !item.Met).Select(item => item.Name)]);
    }
}
