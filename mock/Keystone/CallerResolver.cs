using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>Finds out who calls: by a token of the mock's, or by a signature, whose key is the operator's.</summary>
internal sealed class CallerResolver(Authenticator credentials)
{
    /// <summary>The user; or, where nobody can be known, the refusal.</summary>
    public (User? User, Response? Refused) Resolve(ApiRequest request)
    {
        if (credentials.Authenticate(request, out var token) is not { } rejection)
        {
            return (User.All.FirstOrDefault(user => user.Name == token?.User) ?? User.Operator, null);
        }

        // A signature is the gateway's to refuse, a token Keystone's.
        return (null, rejection.Location == "Authorization"
            ? Response.Rejected(rejection, request.Id)
            : KeystoneError.NotAuthenticated("The request you have made requires authentication.", rejection.Location, rejection.Detail));
    }
}
