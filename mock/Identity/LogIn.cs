using System.Text.Json;
using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary>Judges a log-in: by password or by token, for a project, for the account, or for neither.</summary>
internal sealed class LogIn(Directory directory, Issuer issuer)
{
    private static readonly TimeSpan s_life = TimeSpan.FromHours(24);

    /// <summary>The token that is granted, or the refusal.</summary>
    public (Token? Admitted, Reply? Refused) Judge(Body auth, DateTimeOffset now)
    {
        var identity = auth.Under("identity");
        var (before, refused) = MethodsOf(identity) switch
        {
            ["password"] => ByPassword(identity.Under("password").Under("user"), now),
            ["token"] => ByToken(identity.Under("token").Text("id"), now),
            [] => (null, KeystoneError.Malformed("Expecting to find methods in identity.", "$.auth.identity.methods")),
            _ => (null, KeystoneError.Malformed("The mock knows the methods password and token, one at a time.", "$.auth.identity.methods")),
        };
        return before is null ? (null, refused) : Scoped(before, auth.Under("scope"));
    }

    private static string[] MethodsOf(Body identity) => identity.Under("methods").Element is { ValueKind: JsonValueKind.Array } methods
        ? [.. methods.EnumerateArray().Select(method => method.ValueKind is JsonValueKind.String ? method.GetString()! : "")]
        : [];

    private (Token?, Reply?) ByPassword(Body given, DateTimeOffset now)
    {
        var domain = given.Under("domain");
        var user = directory.OfUser(given.Text("name") ?? given.Text("id"));
        // A user's id says which account it is of; its name does not.
        var isOfAccount = given.Text("name") is null || directory.IsAccount(domain.Text("name") ?? domain.Text("id"));
        return user is not null && isOfAccount && directory.IsPassword(given.Text("password"))
            ? (user.Token("", now + s_life) with { Issued = now }, null)
            : (null, KeystoneError.NotAuthenticated("The username or password is wrong.", "$.auth.identity.password", "see user, password and user_domain in /__sdrs/variables"));
    }

    // The new token lives no longer than the one that it is got with.
    private (Token?, Reply?) ByToken(string? text, DateTimeOffset now) =>
        text is not null && issuer.Read(text) is { } token && token.Expires > now && token.Flaw != TokenFlaw.Revoked && directory.OfUser(token.User) is { } user
            ? (user.Token("", token.Expires) with { Issued = now, Method = "token" }, null)
            : (null, KeystoneError.NotAuthenticated("The token is invalid.", "$.auth.identity.token", "the token has expired, was revoked, or is not the mock's"));

    private (Token?, Reply?) Scoped(Token token, Body scope)
    {
        if (scope.Has("project"))
        {
            var given = scope.Under("project");
            var owner = given.Under("domain");
            var project = given.Text("id") is { } id ? directory.OfId(id) : given.Text("name") is { } name ? directory.OfName(name) : null;
            return project is not null && (!given.Has("domain") || directory.IsAccount(owner.Text("name") ?? owner.Text("id")))
                ? (token with { ProjectId = project.Id }, null)
                : (null, KeystoneError.NotAuthenticated("The project does not exist.", "$.auth.scope.project", $"see project_name and project_id in /__sdrs/variables; a name is {directory.Region}, or {directory.Region}_ and a project id"));
        }

        if (scope.Has("domain"))
        {
            return directory.IsAccount(scope.Under("domain").Text("name") ?? scope.Under("domain").Text("id"))
                ? (token with { ForAccount = true }, null)
                : (null, KeystoneError.NotAuthenticated("The domain does not exist.", "$.auth.scope.domain", "see user_domain in /__sdrs/variables"));
        }

        return (token with { Roles = "" }, null);
    }
}
