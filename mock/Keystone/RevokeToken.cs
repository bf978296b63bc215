using SdrsMock.Auth;
using SdrsMock.Http;
using SdrsMock.Projects;

namespace SdrsMock.Keystone;

/// <summary><c>DELETE /v3/auth/tokens</c>: revokes the token in <c>X-Subject-Token</c>, for all services.</summary>
internal sealed class RevokeToken(
    CredentialIssuer issuer, GlobalState state) : KeystoneEndpoint("DELETE", "/v3/auth/tokens")
{
    public override Response Handle(KeystoneRequest request)
    {
        var (text, token) = SubjectToken.Read(request, issuer);
        if (token is null)
        {
            return SubjectToken.NotFound;
        }

        state.RevokeToken(text, token);
        return Response.NoContent;
    }
}
