using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Auth;

/// <summary>
/// Authenticates requests. <c>off</c> accepts everything; <c>present</c> accepts any credentials, but checks expiry and roles of
/// a token that the mock issued; <c>verify</c> accepts only a token that the mock issued for the project, or a correct
/// signature. Safe for concurrent use.
/// </summary>
internal sealed class Authenticator(AuthMode mode, CredentialIssuer issuer, SignatureVerifier signatures, ProjectClocks clocks)
{
    /// <summary>Checks the credentials, before the service handles the request (ALL-01, ALL-02).</summary>
    /// <param name="request">The request.</param>
    /// <param name="token">The token of the request; null without a token, or if the mock did not issue it.</param>
    /// <returns>The error, or null if the credentials are accepted.</returns>
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

        return new(Errors.CredentialsMissing, "ALL-01", "X-Auth-Token", "the request has neither X-Auth-Token nor Authorization");
    }

    /// <summary>Checks that the project of the path is the caller's (ALL-03); returns the error, or null.</summary>
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
            return token.ProjectId == projectId ? null : ForeignProject(DescribeScope(token));
        }

        if (FindKeyProject(request) is { } own && own != projectId)
        {
            return ForeignProject($"the access key belongs to project {own}");
        }

        return request.Header("X-Project-Id") is { Length: > 0 } header && header != projectId
            ? ForeignProject($"X-Project-Id names project {header}")
            : null;
    }

    /// <summary>
    /// Checks that the caller's roles allow a request that reads, or one that writes (ALL-04); returns the error, or null.
    /// </summary>
    public Rejection? AuthorizeRole(Token? token, bool writes)
    {
        if (mode is AuthMode.Off || token is null)
        {
            return null;
        }

        return token.Roles switch
        {
            "" => new(Errors.RolesInvalid, "ALL-04", "X-Auth-Token", "the token has no roles"),
            Roles.Foreign => new(Errors.ApiPermissionIncorrect, "ALL-04", "X-Auth-Token", "the token has no role for SDRS"),
            Roles.Reader when writes =>
                new(Errors.OperationNotPermitted, "ALL-04", "X-Auth-Token", "the token's role allows reading only"),
            _ => null,
        };
    }

    /// <summary>The token of a request; null without a token, or if the mock did not issue it.</summary>
    public Token? FindToken(ApiRequest request) => ReadToken(request.Header("X-Auth-Token"));

    /// <summary>The only project that the access key of a request is valid for; null for all, or without a known key.</summary>
    public string? FindKeyProject(ApiRequest request) => issuer.HasOwnKeys ? signatures.FindKey(request)?.ProjectId : null;

    private Rejection? CheckToken(Token? token)
    {
        if (token is null)
        {
            return mode is AuthMode.Verify
                ? new(Errors.TokenUndecodable, "ALL-01", "X-Auth-Token", "the token was not issued by this mock")
                : null;
        }

        if (token.IsExpired(clocks))
        {
            return new(Errors.TokenExpired, "ALL-02", "X-Auth-Token", $"the token expired at {WireTimeFormat.FormatZoned(token.Expires)}");
        }

        return token.Defect switch
        {
            TokenDefect.Revoked => new(Errors.TokenInvalid, "ALL-01", "X-Auth-Token", "the token was revoked"),
            TokenDefect.Barred => new(Errors.CallerForbidden, "ALL-04", "X-Auth-Token", "the user is on the gateway's deny list"),
            TokenDefect.WithoutDomainId => new(Errors.TokenWithoutDomainId, null, "X-Auth-Token", "the token has no account id"),
            TokenDefect.WithoutDomainName => new(Errors.TokenWithoutDomainName, null, "X-Auth-Token", "the token has no account name"),
            TokenDefect.ProjectDisabled => new(Errors.ProjectDisabled, null, "X-Auth-Token", "the token's project is disabled"),
            _ => null,
        };
    }

    private static string DescribeScope(Token token) =>
        token.ProjectId.Length == 0 ? "the token is not scoped to a project" : $"the token is scoped to project {token.ProjectId}";

    private static Rejection ForeignProject(string detail) => new(Errors.TenantInvalid, "ALL-03", "{project_id}", detail);

    private Token? ReadToken(string? text) => text is { Length: > 0 } ? issuer.Read(text) : null;
}
