using System.Text.Json;

namespace SdrsMock.Client.Http;

/// <summary>
/// Reads code and message of an error response. It accepts all documented envelopes: <c>{"error":{…}}</c>,
/// <c>{"badrequest":{…}}</c>, <c>{"itemNotFound":{…}}</c>, the gateway's <c>{"error_code":…,"error_msg":…}</c>,
/// <c>{"errorCode":…}</c> and Keystone's numeric code. Huawei's Python SDK searches in the same order.
/// </summary>
internal static class ErrorBody
{
    private static readonly (string Code, string Message)[] s_memberNames =
    [
        ("error_code", "error_msg"), ("errorCode", "errorMsg"), ("code", "message"),
    ];

    public static (string? Code, string? Message) Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return FindError(document.RootElement) ?? (null, null);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static (string?, string?)? FindError(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        foreach (var (code, message) in s_memberNames)
        {
            if (Text(element, code) is { } found && Text(element, message) is { } description)
            {
                return (found, description);
            }
        }

        return element.EnumerateObject().Select(member => FindError(member.Value)).FirstOrDefault(inside => inside is not null);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;
}
