using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>GET /v3/auth/tokens</c>: shows the token in <c>X-Subject-Token</c>; without that header, the caller's own token.</summary>
internal sealed class ShowToken(CredentialIssuer issuer, TokenWriter writer) : KeystoneEndpoint("GET", "/v3/auth/tokens")
{
    public override Response Handle(KeystoneRequest request) =>
        SubjectToken.Read(request, issuer) is var (text, token) && token is not null
            ? writer.Show(200, text, token, request)
            : SubjectToken.NotFound;
}
