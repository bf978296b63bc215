using System.Buffers;
using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>A list of ids in a query string, in the four spellings that clients use.</summary>
/// <remarks>
/// <c>["a","b"]</c> and <c>['a','b']</c> (documents, Huawei's SDKs; URL-encoded or not) and a bare <c>a</c>, repeated or
/// not (gophertelekomcloud). Ledger: clients.md, conflicts.md C-49.
/// </remarks>
public static class IdListParser
{
    private static readonly SearchValues<char> s_brackets = SearchValues.Create("[]\"'{}");

    /// <summary>Reads the values of one parameter.</summary>
    /// <returns>The ids, or null when a value cannot be understood.</returns>
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
        // The second is what half a surrogate pair, written as an escape, ends in.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
