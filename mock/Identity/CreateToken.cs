using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary><c>POST /v3/auth/tokens</c>: logging in. The token itself comes in <c>X-Subject-Token</c>.</summary>
internal sealed class CreateToken(LogIn logIn, Issuer issuer, TokenView view) : IdentityCall("POST", "/v3/auth/tokens")
{
    public override bool IsOpen => true;

    public override Reply Answer(IdentityRequest request)
    {
        var (admitted, refused) = logIn.Judge(request.Body.Under("auth"), request.Now);
        if (admitted is null)
        {
            return refused!;
        }

        var (text, token) = issuer.IssueAnew(admitted);
        return view.Show(201, text, token, request);
    }
}
