using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>Authorizes requests to companion services, with the same credentials as for SDRS; errors are the gateway's.</summary>
internal sealed class RequestAuthorizer(Authenticator authenticator, CredentialIssuer issuer)
{
    /// <summary>Checks credentials, project and role; returns the error response, or null if the request is allowed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="pathProject">The project id in the path; null if the path has none.</param>
    public Response? Authorize(ApiRequest request, string? pathProject)
    {
        if (authenticator.Authenticate(request, out var token) is { } notAuthenticated)
        {
            // The companion services have the code of rejected credentials only.
            var error = notAuthenticated.Error.Code == Errors.CredentialsUnusable.Code
                ? notAuthenticated.Error
                : Errors.CredentialsUnusable;
            return Reject(request, notAuthenticated, error);
        }

        var forbidden = authenticator.AuthorizeProject(request, token, pathProject)
            ?? authenticator.AuthorizeRole(token, writes: request.Method != "GET");
        return forbidden is null ? null : Reject(request, forbidden, Errors.CallerForbidden);
    }

    /// <summary>
    /// The project of a request: that of the path, of the token, of the access key, of the header X-Project-Id, or the default one.
    /// </summary>
    public string GetProjectId(ApiRequest request, string? pathProject) =>
        pathProject
        ?? (authenticator.FindToken(request) is { ProjectId: { Length: > 0 } scoped } ? scoped : null)
        ?? authenticator.FindKeyProject(request)
        ?? (request.Header("X-Project-Id") is { } named && ProjectIds.IsValid(named) ? named : issuer.DefaultProjectId);

    // Only location and detail apply; codes and constraints are those of SDRS.
    private static Response Reject(ApiRequest request, Rejection rejection, ApiError error) =>
        Response.Rejected(new(error, null, rejection.Location, rejection.Detail), request.Id);
}
