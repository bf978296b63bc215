using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Auth;

/// <summary>
/// Judges who calls. <c>off</c> asks nothing; <c>present</c> takes any credential, but holds a token that the mock itself
/// issued to its expiry and roles; <c>verify</c> also wants it to be the mock's own and scoped to the project.
/// </summary>
internal sealed class Authenticator(AuthMode mode, CredentialIssuer issuer, SignatureVerifier signatures, MockClock clock)
{

    /// <summary>Before the service sees the call (ALL-01, ALL-02).</summary>
    /// <param name="request">The call.</param>
    /// <param name="token">The token it carries; null when that is not the mock's, or there is none.</param>
    public Rejection? Authenticate(ApiRequest request, out Token? token)
    {
        var text = request.Header("X-Auth-Token");
        token = ReadToken(text);
        if (mode is AuthMode.Off)
        {
            return null;
        }

        if (text is { Length: > 0 })
        {
            return CheckToken(token);
        }

        if (request.Header("Authorization") is { Length: > 0 } authorization)
        {
            return mode is AuthMode.Verify ? signatures.Verify(request, authorization) : null;
        }

        return new(Errors.CredentialsUnusable, "ALL-01", "X-Auth-Token", "the call carries neither X-Auth-Token nor Authorization");
    }

    /// <summary>Whether the path's project can be the caller's (ALL-03).</summary>
    public Rejection? AuthorizeProject(ApiRequest request, Token? token, string? projectId)
    {
        if (projectId is null)
        {
            return null;
        }

        if (!ProjectIds.IsValid(projectId))
        {
            return new(Errors.TenantInvalid, "ALL-03", "{project_id}", "a project id is 32 hexadecimal characters");
        }

        if (mode is not AuthMode.Verify)
        {
            return null;
        }

        if (token is not null)
        {
            return token.ProjectId == projectId ? null : ForeignProject(token.ProjectId.Length == 0 ? "the token is scoped to no project" : $"the token is scoped to project {token.ProjectId}");
        }

        return request.Header("X-Project-Id") is { Length: > 0 } named && named != projectId ? ForeignProject($"X-Project-Id names project {named}") : null;
    }

    /// <summary>Whether the caller's role covers a call that only reads, or one that writes (ALL-04).</summary>
    public Rejection? AuthorizeRole(Token? token, bool writes)
    {
        if (mode is AuthMode.Off || token is null)
        {
            return null;
        }

        return token.Roles switch
        {
            "" => new(Errors.RolesInvalid, "ALL-04", "X-Auth-Token", "the token carries no roles"),
            Roles.Foreign => new(Errors.ApiPermissionIncorrect, "ALL-04", "X-Auth-Token", "no role of the token is about SDRS"),
            Roles.Reader when writes =>
                new(Errors.OperationNotPermitted, "ALL-04", "X-Auth-Token", "the token may only read"),
            _ => null,
        };
    }

    /// <summary>The token that a call carries; null when that is not the mock's, or there is none.</summary>
    public Token? FindToken(ApiRequest request) => ReadToken(request.Header("X-Auth-Token"));

    private Rejection? CheckToken(Token? token)
    {
        if (token is null)
        {
            return mode is AuthMode.Verify ? new(Errors.CredentialsUnusable, "ALL-01", "X-Auth-Token", "the token was not issued by this mock") : null;
        }

        if (token.Expires <= clock.Now)
        {
            return new(Errors.TokenExpired, "ALL-02", "X-Auth-Token", $"the token expired at {WireTimeFormat.FormatZoned(token.Expires)}");
        }

        return token.Defect switch
        {
            TokenDefect.Revoked => new(Errors.TokenInvalid, "ALL-01", "X-Auth-Token", "the token was revoked"),
            TokenDefect.Barred => new(Errors.CallerForbidden, "ALL-04", "X-Auth-Token", "the user is on the gateway's deny list"),
            TokenDefect.WithoutDomainId => new(Errors.TokenWithoutDomainId, null, "X-Auth-Token", "the token names no account id"),
            TokenDefect.WithoutDomainName => new(Errors.TokenWithoutDomainName, null, "X-Auth-Token", "the token names no account name"),
            TokenDefect.ProjectDisabled => new(Errors.ProjectDisabled, null, "X-Auth-Token", "the token's project is disabled"),
            _ => null,
        };
    }

    private static Rejection ForeignProject(string detail) => new(Errors.TenantInvalid, "ALL-03", "{project_id}", detail);

    private Token? ReadToken(string? text) => text is { Length: > 0 } ? issuer.Read(text) : null;
}
