using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>Holds single values of an answer against the cells of <c>check</c>.</summary>
internal static class CheckEvaluator
{
    private const int MaxShownCharacters = 160;

    private static readonly TimeSpan s_longestMatch = TimeSpan.FromSeconds(1);

    /// <summary>What a check of a row misses, or null when it holds.</summary>
    /// <param name="check">The check.</param>
    /// <param name="row">The row.</param>
    /// <param name="exchange">What was answered.</param>
    /// <param name="variables">What fills the check.</param>
    /// <param name="longestMatch">How long an expression may take; null for a second.</param>
    /// <exception cref="FormatException">The row is wrong, whatever was answered.</exception>
    public static string? FindFailure(Check check, int row, HttpExchange exchange, Variables variables, TimeSpan? longestMatch = null)
    {
        var longest = longestMatch ?? s_longestMatch;
        var found = Find(check, exchange, variables).ToList();
        var wanted = variables.Fill(check.Expected);
        try
        {
            // What stands in the table as it is was verified when it was read.
            if (wanted != check.Expected)
            {
                check.Verify(wanted);
            }

            return Holds(check, wanted, found, longest) ? null : $"check {check.Path.Text}{check.Operator}{wanted}, got {Got(check, found)}";
        }
        catch (FormatException exception)
        {
            throw new FormatException($"row {row}, column check: {exception.Message}");
        }
        catch (RegexMatchTimeoutException)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"row {row}, column check: '{wanted}' takes more than {longest.TotalSeconds} s to be held against an answer"));
        }
    }

    /// <summary>The values at a path as text; null values are left out.</summary>
    public static IEnumerable<string> GetValues(FieldPath path, bool header, HttpExchange exchange, Variables variables) =>
        header ? GetHeader(path.Text, exchange)
        : path.Text == Assignment.WholeBody ? [exchange.Body]
        : exchange.Json is { } body ? path.Find(body, variables).Where(value => value.ValueKind is not JsonValueKind.Null).Select(JsonText.Format)
        : [];

    private static IEnumerable<JsonElement> Find(Check check, HttpExchange exchange, Variables variables) =>
        check.ForHeader ? GetHeader(check.Path.Text, exchange).Select(value => JsonSerializer.SerializeToElement(value, HttpExchangeJsonContext.Default.String))
        : exchange.Json is { } body ? check.Path.Find(body, variables)
        : [];

    private static string[] GetHeader(string name, HttpExchange exchange) => exchange.Headers.TryGetValue(name, out var value) ? [value] : [];

    private static bool Holds(Check check, string wanted, List<JsonElement> found, TimeSpan longest) => check.Operator switch
    {
        Check.Is => wanted == CellValue.None ? found.TrueForAll(IsNull) : found.Exists(value => Is(value, wanted)),
        Check.IsNot => wanted == CellValue.None ? found.Exists(value => !IsNull(value)) : !found.Exists(value => Is(value, wanted)),
        Check.Matches => found.Exists(value => !IsNull(value) && Regex.IsMatch(JsonText.Format(value), wanted, RegexOptions.CultureInvariant, longest)),
        Check.Counts => Count(check, found) == int.Parse(wanted),
        _ => throw new InvalidOperationException($"nobody knows the operator {check.Operator}"),
    };

    // "list[*].name#=2" counts the names, "list#=2" the items of the list.
    private static int Count(Check check, List<JsonElement> found) =>
        check.Path.IsMultiple ? found.Count : found is [{ ValueKind: JsonValueKind.Array } list] ? list.GetArrayLength() : found.Count(value => !IsNull(value));

    private static bool Is(JsonElement value, string wanted) => wanted switch
    {
        Check.Present => !IsNull(value),
        CellValue.Null => IsNull(value),
        CellValue.Empty => IsEmpty(value),
        _ when CellValue.IsRepetition(wanted, out var repeated) => JsonText.Format(value) == repeated,
        _ when JsonText.TryParse(wanted, out var json) => JsonElement.DeepEquals(value, json),
        _ => JsonText.Format(value) == wanted || (value.ValueKind is JsonValueKind.True or JsonValueKind.False && JsonText.Format(value).Equals(wanted, StringComparison.OrdinalIgnoreCase)),
    };

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Null;

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        _ => false,
    };

    private static string Got(Check check, List<JsonElement> found) =>
        check.Operator == Check.Counts ? $"{Count(check, found)}"
        : found.Count == 0 ? CellValue.None
        : string.Join(", ", found.Take(5).Select(Shown)) + (found.Count > 5 ? ", ..." : "");

    private static string Shown(JsonElement value) =>
        IsNull(value) ? CellValue.Null : JsonText.Format(value) switch { "" => CellValue.Empty, { Length: > MaxShownCharacters } text => text[..MaxShownCharacters] + "...", var text => text };
}
