using System.Buffers;
using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>Parses a list of IDs in a query string, in the four forms that clients send.</summary>
/// <remarks>
/// The forms are <c>["a","b"]</c> and <c>['a','b']</c> (documentation and Huawei's SDKs, URL-encoded or not), and a bare <c>a</c>,
/// once or repeated (gophertelekomcloud). See schemas/notes/conflicts.md, C-49.
/// </remarks>
public static class IdListParser
{
    private static readonly SearchValues<char> s_brackets = SearchValues.Create("[]\"'{}");

    /// <summary>Parses the values of one parameter.</summary>
    /// <returns>The IDs, or null if a value cannot be parsed.</returns>
    public static IReadOnlyList<string>? Parse(IEnumerable<string> values)
    {
        var ids = new List<string>();
        foreach (var value in values.Select(value => value.Trim()))
        {
            if (value.StartsWith('['))
            {
                if (ParseBracketed(value) is not { } several)
                {
                    return null;
                }

                ids.AddRange(several);
            }
            else if (value.AsSpan().ContainsAny(s_brackets))
            {
                return null;
            }
            else
            {
                ids.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return ids;
    }

    private static string[]? ParseBracketed(string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value.Replace('\'', '"'));
            return document.RootElement.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String)
                ? [.. document.RootElement.EnumerateArray().Select(item => item.GetString()!)]
                : null;
        }
        // An escaped half of a surrogate pair causes an InvalidOperationException.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
