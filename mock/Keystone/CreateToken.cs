using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>POST /v3/auth/tokens</c>: logging in. The token itself comes in <c>X-Subject-Token</c>.</summary>
internal sealed class CreateToken(LoginHandler logIn, CredentialIssuer issuer, TokenWriter view) : KeystoneEndpoint("POST", "/v3/auth/tokens")
{
    public override bool AllowsAnonymous => true;

    public override Response Handle(KeystoneRequest request)
    {
        var (admitted, refused) = logIn.Authenticate(request.Body.GetObject("auth"), request.Now);
        if (admitted is null)
        {
            return refused!;
        }

        var (text, token) = issuer.IssueUnique(admitted);
        return view.Show(201, text, token, request);
    }
}
