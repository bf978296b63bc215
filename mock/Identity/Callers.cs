using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary>Finds out who calls: by a token of the mock's, or by a signature, whose key is the operator's.</summary>
internal sealed class Callers(Credentials credentials)
{
    /// <summary>The user; or, where nobody can be known, the refusal.</summary>
    public (User? User, Reply? Refused) Of(ApiRequest request)
    {
        if (credentials.Judge(request, out var token) is not { } refusal)
        {
            return (User.All.FirstOrDefault(user => user.Name == token?.User) ?? User.Operator, null);
        }

        // A signature is the gateway's to refuse, a token Keystone's.
        return (null, refusal.At == "Authorization"
            ? Reply.Refused(refusal, request.Id)
            : KeystoneError.NotAuthenticated("The request you have made requires authentication.", refusal.At, refusal.Detail));
    }
}
