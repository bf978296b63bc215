using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>Judges a log-in: by password or by token, for a project, for the account, or for neither.</summary>
internal sealed class LoginHandler(AccountDirectory directory, CredentialIssuer issuer)
{
    private static readonly TimeSpan s_tokenLifetime = TimeSpan.FromHours(24);

    /// <summary>The token that is granted, or the refusal.</summary>
    public (Token? Admitted, Response? Refused) Authenticate(JsonBody auth, DateTimeOffset now)
    {
        var identity = auth.GetObject("identity");
        var (before, refused) = ReadMethods(identity) switch
        {
            ["password"] => AuthenticateByPassword(identity.GetObject("password").GetObject("user"), now),
            ["token"] => AuthenticateByToken(identity.GetObject("token").GetString("id"), now),
            [] => (null, KeystoneError.Malformed("Expecting to find methods in identity.", "$.auth.identity.methods")),
            _ => (null, KeystoneError.Malformed("The mock knows the methods password and token, one at a time.", "$.auth.identity.methods")),
        };
        return before is null ? (null, refused) : ApplyScope(before, auth.GetObject("scope"));
    }

    private static string[] ReadMethods(JsonBody identity) => identity.GetObject("methods").Element is { ValueKind: JsonValueKind.Array } methods
        ? [.. methods.EnumerateArray().Select(method => method.ValueKind is JsonValueKind.String ? method.GetString()! : "")]
        : [];

    private (Token?, Response?) AuthenticateByPassword(JsonBody given, DateTimeOffset now)
    {
        var domain = given.GetObject("domain");
        var user = directory.FindUser(given.GetString("name") ?? given.GetString("id"));
        // A user's id says which account it is of; its name does not.
        var isOfAccount = given.GetString("name") is null || directory.IsAccount(domain.GetString("name") ?? domain.GetString("id"));
        return user is not null && isOfAccount && directory.IsPassword(given.GetString("password"))
            ? (user.Token("", now + s_tokenLifetime) with { Issued = now }, null)
            : (null, KeystoneError.NotAuthenticated("The username or password is wrong.", "$.auth.identity.password", "see user, password and user_domain in /__sdrs/variables"));
    }

    // The new token lives no longer than the one that it is got with.
    private (Token?, Response?) AuthenticateByToken(string? text, DateTimeOffset now) =>
        text is not null && issuer.Read(text) is { } token && token.Expires > now && token.Defect != TokenDefect.Revoked && directory.FindUser(token.User) is { } user
            ? (user.Token("", token.Expires) with { Issued = now, Method = "token" }, null)
            : (null, KeystoneError.NotAuthenticated("The token is invalid.", "$.auth.identity.token", "the token has expired, was revoked, or is not the mock's"));

    private (Token?, Response?) ApplyScope(Token token, JsonBody scope)
    {
        if (scope.Has("project"))
        {
            var given = scope.GetObject("project");
            var owner = given.GetObject("domain");
            var project = given.GetString("id") is { } id ? directory.FindById(id) : given.GetString("name") is { } name ? directory.FindByName(name) : null;
            return project is not null && (!given.Has("domain") || directory.IsAccount(owner.GetString("name") ?? owner.GetString("id")))
                ? (token with { ProjectId = project.Id }, null)
                : (null, KeystoneError.NotAuthenticated("The project does not exist.", "$.auth.scope.project", $"see project_name and project_id in /__sdrs/variables; a name is {directory.Region}, or {directory.Region}_ and a project id"));
        }

        if (scope.Has("domain"))
        {
            return directory.IsAccount(scope.GetObject("domain").GetString("name") ?? scope.GetObject("domain").GetString("id"))
                ? (token with { IsAccountScoped = true }, null)
                : (null, KeystoneError.NotAuthenticated("The domain does not exist.", "$.auth.scope.domain", "see user_domain in /__sdrs/variables"));
        }

        return (token with { Roles = "" }, null);
    }
}
