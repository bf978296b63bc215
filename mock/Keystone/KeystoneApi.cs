using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Http;
using SdrsMock.Persistence;

namespace SdrsMock.Keystone;

/// <summary>
/// As much of the identity service (Keystone v3) under <c>/v3</c> as clients need to log in. A helper, not fidelity: SDRS
/// does not depend on it, and it knows no more of SDRS than where it is.
/// </summary>
internal sealed class KeystoneApi
{
    public const string Name = "identity";

    private const string Root = "/v3";

    private readonly CallerResolver _callers;
    private readonly MockClock _clock;
    private readonly IReadOnlyList<KeystoneEndpoint> _endpoints;

    public KeystoneApi(CredentialIssuer issuer, AccountDirectory directory, ServiceCatalog catalog, CallerResolver callers, MockClock clock, GlobalState shared)
    {
        (_callers, _clock, Directory) = (callers, clock, directory);
        var tokens = new TokenWriter(directory, catalog);
        _endpoints =
        [
            new ShowVersion(),
            new CreateToken(new LoginHandler(directory, issuer), issuer, tokens),
            new ShowToken(issuer, tokens),
            new RevokeToken(issuer, clock, shared),
            new ListAccountDomains(directory),
            new ListAccountProjects(directory),
            new ListCatalog(directory, issuer, catalog),
            new ListProjects(directory),
        ];
    }

    public AccountDirectory Directory { get; }

    /// <summary>Method and path of each call.</summary>
    public IEnumerable<string> Endpoints => _endpoints.Select(call => call.Name);

    /// <summary>The answer; null when the call is not about identity.</summary>
    public Response? Handle(ApiRequest request, RequestContext trace)
    {
        if (!request.RawPath.StartsWith(Root, StringComparison.Ordinal) || (request.RawPath.Length > Root.Length && request.RawPath[Root.Length] != '/'))
        {
            return null;
        }

        var path = request.RawPath.TrimEnd('/');
        var call = _endpoints.FirstOrDefault(call => call.Method == request.Method && call.Path == path);
        trace.CompanionCall = new(Name, call?.Name ?? CompanionCall.None);
        if (call is null)
        {
            return KeystoneError.NotFound($"Could not find {request.Method} {path}.");
        }

        if (call.AllowsAnonymous)
        {
            return Handle(call, request, User.Operator);
        }

        var (user, refused) = _callers.Resolve(request);
        return refused ?? Handle(call, request, user!);
    }

    private Response Handle(KeystoneEndpoint call, ApiRequest request, User caller)
    {
        // Some clients send {} with every GET; it means nothing.
        if (request.Method != "POST")
        {
            return call.Handle(new(request, default, caller, _clock.Now));
        }

        using var document = request.BodyTooLarge ? null : StrictJson.Parse(request.Body, out _);
        return document?.RootElement is { ValueKind: JsonValueKind.Object } body
            ? call.Handle(new(request, new(body), caller, _clock.Now))
            : KeystoneError.Malformed("Malformed json in request body.", "$");
    }
}
