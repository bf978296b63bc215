using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>Creates the response that describes a token.</summary>
internal sealed class TokenWriter(AccountDirectory directory, ServiceCatalog catalog)
{
    private NamedView Account => new(directory.AccountId, AccountDirectory.AccountName);

    /// <summary>The response with the description as body and the token's text in <c>X-Subject-Token</c>.</summary>
    public Response Show(int status, string text, Token token, KeystoneRequest request) =>
        Response.Json(status, new(Describe(token, request)), KeystoneJson.Default.TokenResponse) with
        {
            Headers = [new("X-Subject-Token", text)],
        };

    private TokenView Describe(Token token, KeystoneRequest request)
    {
        var project = token.IsAccountScoped ? null : directory.FindById(token.ProjectId);
        return new(
            $"{WireTimeFormat.Microseconds(token.Expires)}Z", $"{WireTimeFormat.Microseconds(token.Issued)}Z", [token.Method],
            new(directory.FindUser(token.User) is { } user ? directory.GetUserId(user) : "", token.User, PasswordExpiresAt: "", Account))
        {
            Account = token.IsAccountScoped ? Account : null,
            Project = project is null ? null : new(project.Id, project.Name, Account),
            Roles = token.IsAccountScoped || project is not null ? GetRoles(token) : null,
            Catalog = request.Query("nocatalog") is null && (token.IsAccountScoped || token.ProjectId.Length > 0)
                ? catalog.GetEntries(token.ProjectId, request.BaseUrl)
                : null,
        };
    }

    private NamedView[] GetRoles(Token token) =>
        [.. token.Roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(role => new NamedView(directory.GetRoleId(role), role))];
}
