using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>A refusal in Keystone's form: the code a number, the status in words beside it.</summary>
internal static class KeystoneError
{
    public static Response NotAuthenticated(string message, string? at = null, string? detail = null) => Create(401, "Unauthorized", message, at, detail);

    public static Response Malformed(string message, string at) => Create(400, "Bad Request", message, at, null);

    public static Response NotFound(string message, string? at = null) => Create(404, "Not Found", message, at, null);

    private static Response Create(int status, string title, string message, string? at, string? detail)
    {
        var response = Response.Json(status, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteNumber("code", status);
            json.WriteString("message", message);
            json.WriteString("title", title);
            json.WriteEndObject();
            json.WriteEndObject();
        });
        return response with { Rejection = new(new($"{status}", status, message, FromGateway: false), null, at, detail) };
    }
}
