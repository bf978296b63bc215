using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>Who may call a neighbour, and in which project: the same credentials as for SDRS, refused by the gateway.</summary>
internal sealed class RequestAuthorizer(Authenticator credentials, CredentialIssuer issuer)
{
    /// <summary>Why the call may not pass; null when it may.</summary>
    /// <param name="request">The call.</param>
    /// <param name="pathProject">The project in the path; null where the path names none.</param>
    public Response? Authorize(ApiRequest request, string? pathProject) =>
        credentials.Authenticate(request, out var token) is { } unknown ? Reject(request, unknown, Errors.CredentialsUnusable)
        : credentials.AuthorizeProject(request, token, pathProject) is { } foreign ? Reject(request, foreign, Errors.CallerForbidden)
        : credentials.AuthorizeRole(token, writes: request.Method != "GET") is { } notPermitted ? Reject(request, notPermitted, Errors.CallerForbidden)
        : null;

    /// <summary>The project that is meant: the path's, the token's, the header's, or the default one.</summary>
    public string GetProjectId(ApiRequest request, string? pathProject) =>
        pathProject
        ?? (credentials.FindToken(request) is { ProjectId: { Length: > 0 } scoped } ? scoped : null)
        ?? (request.Header("X-Project-Id") is { } named && ProjectIds.IsValid(named) ? named : issuer.DefaultProjectId);

    // The codes and constraints of SDRS are not the neighbours'; what is wrong is the same.
    private static Response Reject(ApiRequest request, Rejection rejection, ApiError error) =>
        Response.Rejected(new(error, null, rejection.Location, rejection.Detail), request.Id);
}
