using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>Evaluates the checks of a step against a response.</summary>
internal static class CheckEvaluator
{
    private const int MaxShownCharacters = 160;
    private const int MaxShownValues = 5;

    private static readonly TimeSpan s_matchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Why a check fails, or null if it passes.</summary>
    /// <param name="check">The check.</param>
    /// <param name="exchange">The request and its response.</param>
    /// <param name="variables">The values of variables in the check.</param>
    /// <param name="matchTimeout">The timeout of a regular expression; null for one second.</param>
    /// <exception cref="FormatException">The check itself is invalid, independently of the response.</exception>
    public static string? FindFailure(Check check, HttpExchange exchange, Variables variables, TimeSpan? matchTimeout = null)
    {
        var timeout = matchTimeout ?? s_matchTimeout;
        try
        {
            var actual = GetElements(check, exchange, variables).ToList();
            var expected = variables.Fill(check.Expected);
            // A text without variables was verified when the file was read.
            if (expected != check.Expected)
            {
                check.Verify(expected);
            }

            return Passes(check, expected, actual, timeout)
                ? null
                : $"check {check.Path.Text}{check.Operator}{expected}, got {Format(check, actual)}";
        }
        catch (Exception exception) when (exception is FormatException or UnboundVariableException)
        {
            throw new FormatException($"column check: {exception.Message}");
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture,
                $"column check: matching '{exception.Pattern}' takes more than {timeout.TotalSeconds} s; simplify the expression"));
        }
    }

    /// <summary>The values at a path as text, without null values.</summary>
    public static IEnumerable<string> GetValues(FieldPath path, bool isHeader, HttpExchange exchange, Variables variables)
    {
        if (isHeader)
        {
            return GetHeader(path.Text, exchange);
        }

        if (path.Text == Assignment.WholeBody)
        {
            return [exchange.Body];
        }

        return exchange.Json is { } body
            ? path.Find(body, variables, GetWrapper(exchange))
                .Where(value => value.ValueKind is not JsonValueKind.Null).Select(JsonText.Format)
            : [];
    }

    private static IEnumerable<JsonElement> GetElements(Check check, HttpExchange exchange, Variables variables)
    {
        if (check.IsHeader)
        {
            return GetHeader(check.Path.Text, exchange)
                .Select(value => JsonSerializer.SerializeToElement(value, HttpExchangeJsonContext.Default.String));
        }

        return exchange.Json is { } body ? check.Path.Find(body, variables, GetWrapper(exchange)) : [];
    }

    private static string? GetWrapper(HttpExchange exchange) => exchange.Request.Contract?.ResponseWrapper;

    private static string[] GetHeader(string name, HttpExchange exchange) =>
        exchange.Headers.TryGetValue(name, out var value) ? [value] : [];

    private static bool Passes(Check check, string expected, List<JsonElement> actual, TimeSpan timeout) => check.Operator switch
    {
        Check.Is => expected == CellValue.None ? actual.TrueForAll(IsNull) : actual.Exists(value => Is(value, expected)),
        Check.IsNot => expected == CellValue.None ? actual.Exists(value => !IsNull(value)) : !actual.Exists(value => Is(value, expected)),
        Check.Matches => actual.Exists(value => Matches(value, expected, timeout)),
        Check.Counts => Count(check, actual) == int.Parse(expected),
        _ => throw new InvalidOperationException($"unknown operator {check.Operator}"),
    };

    private static bool Matches(JsonElement value, string pattern, TimeSpan timeout) =>
        !IsNull(value) && Regex.IsMatch(JsonText.Format(value), pattern, RegexOptions.CultureInvariant, timeout);

    // "list[*].name#=2" counts the names, "list#=2" the items of the list.
    private static int Count(Check check, List<JsonElement> actual)
    {
        if (check.Path.IsMultiple)
        {
            return actual.Count;
        }

        return actual is [{ ValueKind: JsonValueKind.Array } list] ? list.GetArrayLength() : actual.Count(value => !IsNull(value));
    }

    private static bool Is(JsonElement value, string expected) => expected switch
    {
        Check.Present => !IsNull(value),
        CellValue.Null => IsNull(value),
        CellValue.Empty => IsEmpty(value),
        _ when CellValue.IsRepetition(expected, out var repeated) => JsonText.Format(value) == repeated,
        _ when JsonText.TryParse(expected, out var json) => JsonElement.DeepEquals(value, json),
        _ when value.ValueKind is JsonValueKind.True or JsonValueKind.False =>
            JsonText.Format(value).Equals(expected, StringComparison.OrdinalIgnoreCase),
        _ => JsonText.Format(value) == expected,
    };

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Null;

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        _ => false,
    };

    private static string Format(Check check, List<JsonElement> actual)
    {
        if (check.Operator == Check.Counts)
        {
            return $"{Count(check, actual)}";
        }

        return actual.Count == 0
            ? CellValue.None
            : string.Join(", ", actual.Take(MaxShownValues).Select(Format)) + (actual.Count > MaxShownValues ? ", ..." : "");
    }

    private static string Format(JsonElement value) => IsNull(value) ? CellValue.Null : JsonText.Format(value) switch
    {
        "" => CellValue.Empty,
        { Length: > MaxShownCharacters } text => text[..MaxShownCharacters] + "...",
        var text => text,
    };
}
