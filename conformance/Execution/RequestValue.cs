using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>Finds the value at a place that the journal of a mock names: in the body, the query, the path or the headers.</summary>
internal static class RequestValue
{
    private const int MaxValues = 5;

    /// <param name="exchange">The request.</param>
    /// <param name="location">The place: <c>$.a.b[0].c</c>, <c>$.a.list[].c</c>, <c>?name</c>, <c>{path_parameter}</c> or a header.</param>
    /// <param name="template">The path of the operation with its parameters, or null if the request has no operation.</param>
    /// <returns>The value; <c>(none)</c> if the request lacks it; null if the place cannot be read.</returns>
    public static string? Find(HttpExchange exchange, string location, string? template) => location switch
    {
        ['$', ..] => FindInBody(exchange.Request.Body, location[1..]),
        ['?', ..] => Join(FindInQuery(exchange.Request.Path, location[1..])),
        ['{', .. var name, '}'] => FindInPath(exchange.Request.Path, name, template),
        _ when !FieldPath.IsHeader(location) => null,
        _ => Join(exchange.Sent.Concat(exchange.Request.Headers)
            .Where(header => header.Key.Equals(location, StringComparison.OrdinalIgnoreCase)).Select(header => Quote(header.Value))),
    };

    private static string? FindInBody(string? body, string path)
    {
        if (body is null)
        {
            return CellValue.None;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return Join(Walk(document.RootElement, path).Select(Format));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return path.Length == 0 ? body : null;
        }
    }

    // A name may itself contain dots and brackets, so the names of the body decide where one ends.
    private static IEnumerable<JsonElement> Walk(JsonElement value, string path)
    {
        if (path.Length == 0)
        {
            return [value];
        }

        if (path[0] == '[' && value.ValueKind is JsonValueKind.Array && path.IndexOf(']') is var close and > 0)
        {
            var rest = path[(close + 1)..];
            return int.TryParse(path.AsSpan(1, close - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? value.EnumerateArray().Skip(index).Take(1).SelectMany(item => Walk(item, rest))
                : value.EnumerateArray().SelectMany(item => Walk(item, rest));
        }

        return path[0] != '.' || value.ValueKind is not JsonValueKind.Object ? [] : value.EnumerateObject()
            .Where(member => IsPrefix(member.Name, path.AsSpan(1)))
            .OrderByDescending(member => member.Name.Length)
            .Take(1)
            .SelectMany(member => Walk(member.Value, path[(member.Name.Length + 1)..]));
    }

    private static bool IsPrefix(string name, ReadOnlySpan<char> path) =>
        path.StartsWith(name, StringComparison.Ordinal) && (path.Length == name.Length || path[name.Length] is '.' or '[');

    private static IEnumerable<string> FindInQuery(string path, string name) => path.Split('?', 2) is not [_, var query] ? [] :
        query.Split('&')
            .Select(pair => pair.Split('=', 2))
            .Where(pair => Decode(pair[0]) == name)
            .Select(pair => Quote(pair.Length > 1 ? Decode(pair[1]) : ""));

    private static string? FindInPath(string path, string name, string? template)
    {
        var (names, values) = (template?.Split('/') ?? [], path.Split('?')[0].Split('/'));
        var place = Array.IndexOf(names, $"{{{name}}}");
        return place >= 0 && names.Length == values.Length ? Quote(Uri.UnescapeDataString(values[place])) : null;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Join(IEnumerable<string> values) => values.Take(MaxValues + 1).ToList() switch
    {
        [] => CellValue.None,
        { Count: > MaxValues } many => $"{string.Join(", ", many.Take(MaxValues))}, ...",
        var some => string.Join(", ", some),
    };

    private static string Format(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Quote(value.GetString()!),
        JsonValueKind.Null => CellValue.Null,
        _ => value.GetRawText(),
    };

    private static string Quote(string text) => $"\"{text}\"";
}
