using System.Text.Json;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Diff;

/// <summary>
/// Compares the responses of two targets. Ids and times cannot be equal: an id must correspond to the same id throughout a scenario,
/// and a time must be a time on both sides.
/// </summary>
internal sealed partial class ResponseComparer
{
    private const int MinValueLength = 4;

    private readonly Dictionary<string, string> _toRight = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _toLeft = new(StringComparer.Ordinal);

    /// <summary>Records that the values of variables with the same name correspond.</summary>
    public void AddCorrespondence(IEnumerable<KeyValuePair<string, string>> left, IEnumerable<KeyValuePair<string, string>> right)
    {
        var rightValues = right.ToDictionary();
        foreach (var (name, leftValue) in left.Where(pair => pair.Value.Length >= MinValueLength))
        {
            if (rightValues.TryGetValue(name, out var rightValue) && rightValue.Length >= MinValueLength)
            {
                _toRight.TryAdd(leftValue, rightValue);
                _toLeft.TryAdd(rightValue, leftValue);
            }
        }
    }

    public IEnumerable<Difference> Compare(ObservedResponse left, ObservedResponse right)
    {
        if (left.Status != right.Status)
        {
            var status = new Difference("status", $"{left.Status}", $"{right.Status}");
            return left.Code == right.Code ? [status] : [status, new("code", left.Code ?? "(none)", right.Code ?? "(none)")];
        }

        var (leftJson, rightJson) = (Parse(left.Body), Parse(right.Body));
        if (leftJson is { } leftBody && rightJson is { } rightBody)
        {
            return new JsonComparer { AreEqual = AreEqual }.Compare(leftBody, rightBody).Select(ToDifference);
        }

        var areEqualTexts = leftJson is null && rightJson is null && Mask(left.Body) == Mask(right.Body);
        return areEqualTexts ? [] : [new("body", left.Body, right.Body)];
    }

    private static Difference ToDifference(JsonDifference difference) => difference switch
    {
        { Left: { ValueKind: JsonValueKind.Array } left, Right: { ValueKind: JsonValueKind.Array } right } =>
            new(difference.Path, $"{left.GetArrayLength()} items", $"{right.GetArrayLength()} items"),
        _ => new(difference.Path, Format(difference.Left), Format(difference.Right)),
    };

    private static string Format(JsonElement? value) => value is { } known ? JsonText.Format(known) : "(none)";

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

        return left == right || Mask(left) == Mask(right);
    }

    // Replaces ids, times and hosts inside texts, such as links and messages.
    private static string Mask(string text) => Host().Replace(Time().Replace(InnerId().Replace(text, "<id>"), "<time>"), "//<host>");

    private static JsonElement? Parse(string body)
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

    [GeneratedRegex(
        "^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex("[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InnerId();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex("//[^/\"]+", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
