using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>POST /v3/auth/tokens</c>: log-in. The response has the token in <c>X-Subject-Token</c>.</summary>
internal sealed class CreateToken(
    LoginHandler login, CredentialIssuer issuer, TokenWriter writer) : KeystoneEndpoint("POST", "/v3/auth/tokens")
{
    public override bool AllowsAnonymous => true;

    public override Response Handle(KeystoneRequest request)
    {
        var (granted, error) = login.Authenticate(request.Body.GetObject("auth"), request.Clocks);
        if (granted is null)
        {
            return error!;
        }

        var (text, token) = issuer.IssueUnique(granted);
        return writer.Show(201, text, token, request);
    }
}
