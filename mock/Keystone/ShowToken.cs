using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>GET /v3/auth/tokens</c>: checking the token in <c>X-Subject-Token</c>. Without that header the caller's own is meant.</summary>
internal sealed class ShowToken(CredentialIssuer issuer, TokenWriter view) : KeystoneEndpoint("GET", "/v3/auth/tokens")
{
    public override Response Handle(KeystoneRequest request) =>
        SubjectToken.Read(request, issuer) is var (text, token) && token is not null ? view.Show(200, text, token, request) : SubjectToken.NotFound;
}
