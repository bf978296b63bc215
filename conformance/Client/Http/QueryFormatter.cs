using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SdrsMock.Client.Http;

/// <summary>
/// The query of a list call: a member of the record is a parameter, and a list goes as the documents write it, <c>["a","b"]</c>.
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
            .Select(
                member =>
                    $"{member.Name}={Uri.EscapeDataString(member.Value.ValueKind is JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText())}");
        return string.Join('&', members) is { Length: > 0 } text ? $"?{text}" : "";
    }
}
