using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>Checks a log-in by password or by token, scoped to a project, to the account, or unscoped.</summary>
internal sealed class LoginHandler(AccountDirectory directory, CredentialIssuer issuer)
{
    private static readonly TimeSpan s_tokenLifetime = TimeSpan.FromHours(24);

    /// <summary>The granted token, or the error response.</summary>
    public (Token? Granted, Response? Error) Authenticate(JsonBody auth, ProjectClocks clocks)
    {
        var identity = auth.GetObject("identity");
        var (unscoped, error) = ReadMethods(identity) switch
        {
            ["password"] => AuthenticateByPassword(identity.GetObject("password").GetObject("user"), clocks.Shared.Now),
            ["token"] => AuthenticateByToken(identity.GetObject("token").GetString("id"), clocks),
            [] => (null, KeystoneError.Malformed("Expecting to find methods in identity.", "$.auth.identity.methods")),
            _ => (
                null,
                KeystoneError.Malformed("The mock supports the methods password and token, one at a time.", "$.auth.identity.methods")),
        };
        return unscoped is null ? (null, error) : ApplyScope(unscoped, auth.GetObject("scope"), clocks);
    }

    private static string[] ReadMethods(JsonBody identity) =>
        identity.GetObject("methods").Element is { ValueKind: JsonValueKind.Array } methods
        ? [.. methods.EnumerateArray().Select(method => method.ValueKind is JsonValueKind.String ? method.GetString()! : "")]
        : [];

    private (Token?, Response?) AuthenticateByPassword(JsonBody credentials, DateTimeOffset now)
    {
        var domain = credentials.GetObject("domain");
        var user = directory.FindUser(credentials.GetString("name") ?? credentials.GetString("id"));
        // A user's id identifies the account; a name needs the account beside it.
        var isOfAccount = credentials.GetString("name") is null || directory.IsAccount(domain.GetString("name") ?? domain.GetString("id"));
        return user is not null && isOfAccount && directory.IsPassword(credentials.GetString("password"))
            ? (user.Token("", now + s_tokenLifetime) with { Issued = now }, null)
            : (null, KeystoneError.NotAuthenticated(
                "The username or password is wrong.",
                "$.auth.identity.password",
                "see user, password and user_domain in /__sdrs/variables"));
    }

    // The new token expires no later than the token of the log-in.
    private (Token?, Response?) AuthenticateByToken(string? text, ProjectClocks clocks) =>
        text is not null && issuer.Read(text) is { } token && !token.IsExpired(clocks) && token.Defect != TokenDefect.Revoked
        && directory.FindUser(token.User) is { } user
            ? (user.Token("", clocks.Convert(token.Expires, token.ProjectId, null)) with
            {
                Issued = clocks.Shared.Now,
                Method = "token",
            }, null)
            : (
                null,
                KeystoneError.NotAuthenticated(
                    "The token is invalid.",
                    "$.auth.identity.token",
                    "the token has expired, was revoked, or was not issued by this mock"));

    private (Token?, Response?) ApplyScope(Token token, JsonBody scope, ProjectClocks clocks)
    {
        if (scope.Has("project"))
        {
            var named = scope.GetObject("project");
            var owner = named.GetObject("domain");
            var project = FindProject(named.GetString("id"), named.GetString("name"));
            return project is not null && (!named.Has("domain") || directory.IsAccount(owner.GetString("name") ?? owner.GetString("id")))
                ? (ToProject(token, project.Id, clocks), null)
                : (null, KeystoneError.NotAuthenticated(
                    "The project does not exist.",
                    "$.auth.scope.project",
                    "see project_name and project_id in /__sdrs/variables; "
                    + $"a name is {directory.Region}, or {directory.Region}_ and a project id"));
        }

        if (scope.Has("domain"))
        {
            return directory.IsAccount(scope.GetObject("domain").GetString("name") ?? scope.GetObject("domain").GetString("id"))
                ? (token with { IsAccountScoped = true }, null)
                : (null, KeystoneError.NotAuthenticated(
                    "The domain does not exist.", "$.auth.scope.domain", "see user_domain in /__sdrs/variables"));
        }

        return (token with { Roles = "" }, null);
    }

    // A project with a clock of its own counts the same lifetime by that clock.
    private static Token ToProject(Token token, string projectId, ProjectClocks clocks) => token with
    {
        ProjectId = projectId,
        Issued = clocks.Convert(token.Issued, null, projectId),
        Expires = clocks.Convert(token.Expires, null, projectId),
    };

    private Project? FindProject(string? id, string? name) => (id, name) switch
    {
        ({ }, _) => directory.FindById(id),
        (null, { }) => directory.FindByName(name),
        _ => null,
    };
}
