using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary>The token that a call is about, as <c>X-Subject-Token</c> names it.</summary>
internal static class Subject
{
    public static Reply NotFound => KeystoneError.NotFound("Could not find token.", "X-Subject-Token");

    /// <summary>The token; null when it is not the mock's, has expired or was revoked.</summary>
    public static (string Text, Token? Token) Of(IdentityRequest request, Issuer issuer)
    {
        var text = request.Http.Header("X-Subject-Token") ?? request.Http.Header("X-Auth-Token") ?? "";
        return (text, issuer.Read(text) is { } token && token.Expires > request.Now && token.Flaw != TokenFlaw.Revoked ? token : null);
    }
}
