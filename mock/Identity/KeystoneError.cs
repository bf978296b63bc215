using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary>A refusal in Keystone's form: the code a number, the status in words beside it.</summary>
internal static class KeystoneError
{
    public static Reply NotAuthenticated(string message, string? at = null, string? detail = null) => Of(401, "Unauthorized", message, at, detail);

    public static Reply Malformed(string message, string at) => Of(400, "Bad Request", message, at, null);

    public static Reply NotFound(string message, string? at = null) => Of(404, "Not Found", message, at, null);

    private static Reply Of(int status, string title, string message, string? at, string? detail)
    {
        var reply = Reply.Json(status, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteNumber("code", status);
            json.WriteString("message", message);
            json.WriteString("title", title);
            json.WriteEndObject();
            json.WriteEndObject();
        });
        return reply with { Refusal = new(new($"{status}", status, message, FromGateway: false), null, at, detail) };
    }
}
