using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>
/// Determines the user of a request: the user of a token that the mock issued; the operator for a signature or other
/// credentials.
/// </summary>
internal sealed class CallerResolver(Authenticator authenticator)
{
    /// <summary>The user, or the error response if the request is not authenticated.</summary>
    public (User? User, Response? Error) Resolve(ApiRequest request)
    {
        if (authenticator.Authenticate(request, out var token) is not { } rejection)
        {
            return (User.All.FirstOrDefault(user => user.Name == token?.User) ?? User.Operator, null);
        }

        // The gateway rejects a signature; Keystone rejects a token.
        return (null, rejection.Location == "Authorization"
            ? Response.Rejected(rejection, request.Id)
            : KeystoneError.NotAuthenticated("The request you have made requires authentication.", rejection.Location, rejection.Detail));
    }
}
