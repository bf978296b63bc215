using System.Text.Json;

namespace SdrsMock.Tests.Keystone;

/// <summary>A client that logs in with a user name and a password.</summary>
internal sealed class LoginClient(MockHarness mock)
{
    private static readonly string[] s_password = ["password"];
    private static readonly string[] s_token = ["token"];

    public HarnessResponse LogIn(object? scope, string user = "user", string query = "") =>
        Call(ByPassword(new { name = mock[user], password = mock["password"], domain = new { name = mock["user_domain"] } }), scope, query);

    public HarnessResponse Exchange(string token, object? scope) => Call(new { methods = s_token, token = new { id = token } }, scope);

    public HarnessResponse Call(object identity, object? scope, string query = "") =>
        Send(
            "POST", $"/v3/auth/tokens{query}",
            JsonSerializer.Serialize(scope is null ? new { auth = new { identity } } : (object)new { auth = new { identity, scope } }));

    public HarnessResponse Send(string method, string path, string body = "", string token = "", string? subject = null) =>
        mock.Send(method, path, body, token, subject is null ? [] : [("X-Subject-Token", subject)]);

    public HarnessResponse Groups(string token) => mock.Send("GET", $"/v1/{mock.ProjectId}/server-groups", token: token);

    public static object ByPassword(object user) => new { methods = s_password, password = new { user } };

    public static object Project(string id) => new { project = new { id } };

    public static string TokenOf(HarnessResponse response) =>
        response.Response.Headers.Single(header => header.Key == "X-Subject-Token").Value;
}
