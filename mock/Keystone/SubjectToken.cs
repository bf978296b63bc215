using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>Reads the token that a request is about, from the header <c>X-Subject-Token</c>.</summary>
internal static class SubjectToken
{
    /// <summary>404 for a token that is unknown, expired or revoked.</summary>
    public static Response NotFound => KeystoneError.NotFound("Could not find token.", "X-Subject-Token");

    /// <summary>The token's text and content; the content is null if the mock did not issue it, or it has expired or was revoked.</summary>
    public static (string Text, Token? Token) Read(KeystoneRequest request, CredentialIssuer issuer)
    {
        var text = request.Http.Header("X-Subject-Token") ?? request.Http.Header("X-Auth-Token") ?? "";
        var token = issuer.Read(text);
        return (text, token is not null && !token.IsExpired(request.Clocks) && token.Defect != TokenDefect.Revoked ? token : null);
    }
}
