using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>Error responses in Keystone's format: <c>{"error":{"code":401,"message":…,"title":"Unauthorized"}}</c>.</summary>
internal static class KeystoneError
{
    /// <summary>401: the credentials are missing or wrong.</summary>
    public static Response NotAuthenticated(string message, string? location = null, string? detail = null) =>
        Create(401, "Unauthorized", message, location, detail);

    /// <summary>400: the request is malformed.</summary>
    public static Response Malformed(string message, string location) => Create(400, "Bad Request", message, location, null);

    /// <summary>404: the path or the token does not exist.</summary>
    public static Response NotFound(string message, string? location = null) => Create(404, "Not Found", message, location, null);

    private static Response Create(int status, string title, string message, string? location, string? detail)
    {
        var response = Response.Json(status, new(new(status, message, title)), KeystoneJson.Default.ErrorResponse);
        return response with { Rejection = new(new($"{status}", status, message, FromGateway: false), null, location, detail) };
    }
}
