using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Projects;

namespace SdrsMock.Keystone;

/// <summary>
/// The part of the identity service (Keystone v3) under <c>/v3</c> that clients need to log in. It is a convenience and does
/// not imitate the service in detail. SDRS does not depend on it. Safe for concurrent use.
/// </summary>
internal sealed class KeystoneApi : IService
{
    /// <summary>The name of the service in telemetry.</summary>
    public const string Name = "identity";

    private const string Root = "/v3";

    private readonly CallerResolver _callers;
    private readonly ProjectClocks _clocks;
    private readonly IReadOnlyList<KeystoneEndpoint> _endpoints;
    private readonly RouteTable<KeystoneEndpoint> _table = new();

    public KeystoneApi(
        CredentialIssuer issuer,
        AccountDirectory directory,
        ServiceCatalog catalog,
        CallerResolver callers,
        ProjectClocks clocks,
        GlobalState state)
    {
        (_callers, _clocks, Directory) = (callers, clocks, directory);
        var tokens = new TokenWriter(directory, catalog);
        _endpoints =
        [
            new ShowVersion(),
            new CreateToken(new LoginHandler(directory, issuer), issuer, tokens),
            new ShowToken(issuer, tokens),
            new RevokeToken(issuer, state),
            new ListAccountDomains(directory),
            new ListAccountProjects(directory),
            new ListCatalog(directory, issuer, catalog),
            new ListProjects(directory),
        ];
        foreach (var endpoint in _endpoints)
        {
            _table.Add(endpoint.Method, endpoint.Path, endpoint);
        }
    }

    /// <summary>The account, its users and its projects.</summary>
    public AccountDirectory Directory { get; }

    /// <summary>Method and path of each endpoint, such as <c>GET /v3/auth/tokens</c>.</summary>
    public IEnumerable<string> Endpoints => _endpoints.Select(endpoint => endpoint.Name);

    private static bool Serves(ApiRequest request) =>
        request.RawPath.StartsWith(Root, StringComparison.Ordinal)
            && (request.RawPath.Length == Root.Length || request.RawPath[Root.Length] == '/');

    public string? FindName(ApiRequest request) => Serves(request) ? Name : null;

    public Response? Handle(ApiRequest request, RequestContext context)
    {
        if (!Serves(request))
        {
            return null;
        }

        var endpoint = _table.Find(request.Method, request.RawPath).Targets is [var served] ? served : null;
        context.CompanionCall = new(Name, endpoint?.Name ?? CompanionCall.None);
        if (endpoint is null)
        {
            return KeystoneError.NotFound($"Could not find {request.Method} {request.RawPath.TrimEnd('/')}.");
        }

        if (endpoint.AllowsAnonymous)
        {
            return Handle(endpoint, request, User.Operator);
        }

        var (user, error) = _callers.Resolve(request);
        return error ?? Handle(endpoint, request, user!);
    }

    private Response Handle(KeystoneEndpoint endpoint, ApiRequest request, User caller)
    {
        // Some clients send {} with every GET; it is ignored.
        if (request.Method != "POST")
        {
            return endpoint.Handle(new(request, default, caller, _clocks));
        }

        using var document = request.BodyTooLarge ? null : StrictJson.Parse(request.Body, out _);
        return document?.RootElement is { ValueKind: JsonValueKind.Object } body
            ? endpoint.Handle(new(request, new(body), caller, _clocks))
            : KeystoneError.Malformed("Malformed json in request body.", "$");
    }
}
