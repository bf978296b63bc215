using SdrsMock.Auth;
using SdrsMock.Http;
using SdrsMock.Persistence;

namespace SdrsMock.Keystone;

/// <summary><c>DELETE /v3/auth/tokens</c>: from now on the token in <c>X-Subject-Token</c> is refused everywhere.</summary>
internal sealed class RevokeToken(CredentialIssuer issuer, MockClock clock, GlobalState shared) : KeystoneEndpoint("DELETE", "/v3/auth/tokens")
{
    public override Response Handle(KeystoneRequest request)
    {
        var (text, token) = SubjectToken.Read(request, issuer);
        if (token is null)
        {
            return SubjectToken.NotFound;
        }

        return shared.Change(() =>
        {
            issuer.Revoke(text, token, clock.Now);
            return Response.NoContent;
        });
    }
}
