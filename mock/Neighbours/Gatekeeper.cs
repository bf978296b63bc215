using SdrsMock.Engine;

namespace SdrsMock.Neighbours;

/// <summary>Who may call a neighbour, and in which project: the same credentials as for SDRS, refused by the gateway.</summary>
internal sealed class Gatekeeper(Credentials credentials, Issuer issuer)
{
    /// <summary>Why the call may not pass; null when it may.</summary>
    /// <param name="request">The call.</param>
    /// <param name="pathProject">The project in the path; null where the path names none.</param>
    public Reply? Judge(ApiRequest request, string? pathProject) =>
        credentials.Judge(request, out var token) is { } unknown ? Refuse(request, unknown, Errors.CredentialsUnusable)
        : credentials.JudgeProject(request, token, pathProject) is { } foreign ? Refuse(request, foreign, Errors.CallerBarred)
        : credentials.JudgeRole(token, writes: request.Method != "GET") is { } notPermitted ? Refuse(request, notPermitted, Errors.CallerBarred)
        : null;

    /// <summary>The project that is meant: the path's, the token's, the header's, or the default one.</summary>
    public string ProjectOf(ApiRequest request, string? pathProject) =>
        pathProject
        ?? (credentials.TokenOf(request) is { ProjectId: { Length: > 0 } scoped } ? scoped : null)
        ?? (request.Header("X-Project-Id") is { } named && Credentials.IsProjectId(named) ? named : issuer.DefaultProjectId);

    // The codes and constraints of SDRS are not the neighbours'; what is wrong is the same.
    private static Reply Refuse(ApiRequest request, Refusal refusal, ApiError error) =>
        Reply.Refused(new(error, null, refusal.At, refusal.Detail), request.Id);
}
