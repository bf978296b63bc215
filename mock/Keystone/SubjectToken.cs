using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>The token that a call is about, as <c>X-Subject-Token</c> names it.</summary>
internal static class SubjectToken
{
    public static Response NotFound => KeystoneError.NotFound("Could not find token.", "X-Subject-Token");

    /// <summary>The token; null when it is not the mock's, has expired or was revoked.</summary>
    public static (string Text, Token? Token) Read(KeystoneRequest request, CredentialIssuer issuer)
    {
        var text = request.Http.Header("X-Subject-Token") ?? request.Http.Header("X-Auth-Token") ?? "";
        return (text, issuer.Read(text) is { } token && token.Expires > request.Now && token.Defect != TokenDefect.Revoked ? token : null);
    }
}
