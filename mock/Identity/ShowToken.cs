using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary><c>GET /v3/auth/tokens</c>: checking the token in <c>X-Subject-Token</c>. Without that header the caller's own is meant.</summary>
internal sealed class ShowToken(Issuer issuer, TokenView view) : IdentityCall("GET", "/v3/auth/tokens")
{
    public override Reply Answer(IdentityRequest request) =>
        Subject.Of(request, issuer) is var (text, token) && token is not null ? view.Show(200, text, token, request) : Subject.NotFound;
}
