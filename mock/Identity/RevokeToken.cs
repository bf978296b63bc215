using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary><c>DELETE /v3/auth/tokens</c>: from now on the token in <c>X-Subject-Token</c> is refused everywhere.</summary>
internal sealed class RevokeToken(Issuer issuer, MockClock clock, Shared shared) : IdentityCall("DELETE", "/v3/auth/tokens")
{
    public override Reply Answer(IdentityRequest request)
    {
        var (text, token) = Subject.Of(request, issuer);
        if (token is null)
        {
            return Subject.NotFound;
        }

        return shared.Change(() =>
        {
            issuer.Revoke(text, token, clock.Now);
            return Reply.NoContent;
        });
    }
}
