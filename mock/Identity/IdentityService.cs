using System.Text.Json;
using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary>
/// As much of the identity service (Keystone v3) under <c>/v3</c> as clients need to log in. A helper, not fidelity: SDRS
/// does not depend on it, and it knows no more of SDRS than where it is.
/// </summary>
internal sealed class IdentityService
{
    public const string Name = "identity";

    private const string Root = "/v3";

    private readonly Callers _callers;
    private readonly MockClock _clock;
    private readonly IReadOnlyList<IdentityCall> _calls;

    public IdentityService(Issuer issuer, Directory directory, Catalog catalog, Callers callers, MockClock clock, Shared shared)
    {
        (_callers, _clock, Directory) = (callers, clock, directory);
        var tokens = new TokenView(directory, catalog);
        _calls =
        [
            new ShowVersion(),
            new CreateToken(new LogIn(directory, issuer), issuer, tokens),
            new ShowToken(issuer, tokens),
            new RevokeToken(issuer, clock, shared),
            new ListAccountDomains(directory),
            new ListAccountProjects(directory),
            new ListCatalog(directory, issuer, catalog),
            new ListProjects(directory),
        ];
    }

    public Directory Directory { get; }

    /// <summary>Method and path of each call.</summary>
    public IEnumerable<string> Calls => _calls.Select(call => call.Name);

    /// <summary>The answer; null when the call is not about identity.</summary>
    public Reply? Answer(ApiRequest request, Trace trace)
    {
        if (!request.RawPath.StartsWith(Root, StringComparison.Ordinal) || (request.RawPath.Length > Root.Length && request.RawPath[Root.Length] != '/'))
        {
            return null;
        }

        var path = request.RawPath.TrimEnd('/');
        var call = _calls.FirstOrDefault(call => call.Method == request.Method && call.Path == path);
        trace.Helper = new(Name, call?.Name ?? HelperCall.None);
        if (call is null)
        {
            return KeystoneError.NotFound($"Could not find {request.Method} {path}.");
        }

        if (call.IsOpen)
        {
            return Answer(call, request, User.Operator);
        }

        var (user, refused) = _callers.Of(request);
        return refused ?? Answer(call, request, user!);
    }

    private Reply Answer(IdentityCall call, ApiRequest request, User caller)
    {
        // Some clients send {} with every GET; it means nothing.
        if (request.Method != "POST")
        {
            return call.Answer(new(request, default, caller, _clock.Now));
        }

        using var document = request.BodyTooLarge ? null : StrictJson.Parse(request.Body, out _);
        return document?.RootElement is { ValueKind: JsonValueKind.Object } body
            ? call.Answer(new(request, new(body), caller, _clock.Now))
            : KeystoneError.Malformed("Malformed json in request body.", "$");
    }
}
