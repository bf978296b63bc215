using System.Text.Json;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>Whether answers of two targets say the same. Ids and times cannot be equal: an id must stand for the same thing all
/// through a story, and a time must be one on both sides.</summary>
internal sealed partial class ResponseComparer
{
    private const int MinNameLength = 4;

    private readonly Dictionary<string, string> _toRight = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _toLeft = new(StringComparer.Ordinal);

    /// <summary>What the sides call by name stands for one another.</summary>
    public void AddCorrespondence(IEnumerable<KeyValuePair<string, string>> left, IEnumerable<KeyValuePair<string, string>> right)
    {
        var theirs = right.ToDictionary();
        foreach (var (name, mine) in left.Where(pair => pair.Value.Length >= MinNameLength))
        {
            if (theirs.TryGetValue(name, out var other) && other.Length >= MinNameLength)
            {
                _toRight.TryAdd(mine, other);
                _toLeft.TryAdd(other, mine);
            }
        }
    }

    public IEnumerable<Difference> Compare(ObservedResponse left, ObservedResponse right)
    {
        if (left.Status != right.Status)
        {
            return [new("status", $"{left.Status}", $"{right.Status}"), .. left.Code == right.Code ? Array.Empty<Difference>() : [new("code", left.Code ?? "(none)", right.Code ?? "(none)")]];
        }

        var (mine, other) = (Parsed(left.Body), Parsed(right.Body));
        return mine is { } one && other is { } two ? Compare(one, two, "")
            : mine is null && other is null && Masked(left.Body) == Masked(right.Body) ? []
            : [new("body", left.Body, right.Body)];
    }

    private IEnumerable<Difference> Compare(JsonElement left, JsonElement right, string path) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => left.EnumerateObject().Select(member => member.Name).Union(right.EnumerateObject().Select(member => member.Name))
            .SelectMany(name => Compare(left, right, name, path.Length == 0 ? name : $"{path}.{name}")),
        (JsonValueKind.Array, JsonValueKind.Array) when left.GetArrayLength() == right.GetArrayLength() =>
            left.EnumerateArray().Zip(right.EnumerateArray()).SelectMany((pair, index) => Compare(pair.First, pair.Second, $"{path}[{index}]")),
        (JsonValueKind.Array, JsonValueKind.Array) => [new(path, $"{left.GetArrayLength()} items", $"{right.GetArrayLength()} items")],
        (JsonValueKind.String, JsonValueKind.String) => AreEqual(left.GetString()!, right.GetString()!) ? [] : [new(path, left.GetString()!, right.GetString()!)],
        _ => JsonElement.DeepEquals(left, right) ? [] : [new(path, JsonText.Format(left), JsonText.Format(right))],
    };

    private IEnumerable<Difference> Compare(JsonElement left, JsonElement right, string name, string path) =>
        (left.TryGetProperty(name, out var mine), right.TryGetProperty(name, out var other)) switch
        {
            (true, true) => Compare(mine, other, path),
            (true, false) => [new(path, JsonText.Format(mine), "(none)")],
            _ => [new(path, "(none)", JsonText.Format(other))],
        };

    private bool AreEqual(string left, string right)
    {
        if (_toRight.TryGetValue(left, out var expected) || _toLeft.ContainsKey(right))
        {
            return expected == right;
        }

        if (Id().IsMatch(left) && Id().IsMatch(right))
        {
            (_toRight[left], _toLeft[right]) = (right, left);
            return true;
        }

        return left == right || Masked(left) == Masked(right);
    }

    // Ids and times inside texts, such as links and messages.
    private static string Masked(string text) => Host().Replace(Time().Replace(InnerId().Replace(text, "<id>"), "<time>"), "//<host>");

    private static JsonElement? Parsed(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return JsonText.IsReadable(document.RootElement, body) ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex("[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InnerId();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex("//[^/\"]+", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
