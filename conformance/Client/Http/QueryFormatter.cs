using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SdrsMock.Client.Http;

/// <summary>
/// Formats the query string of a list operation. Each member is a parameter; a list is written as documented: <c>["a","b"]</c>.
/// </summary>
internal static class QueryFormatter
{
    public static string Format<T>(T? query, JsonTypeInfo<T> type) where T : class
    {
        if (query is null)
        {
            return "";
        }

        var members = JsonSerializer.SerializeToElement(query, type).EnumerateObject()
            .Select(member => $"{member.Name}={Uri.EscapeDataString(Text(member.Value))}");
        return string.Join('&', members) is { Length: > 0 } text ? $"?{text}" : "";
    }

    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
