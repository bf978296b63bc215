using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// The control plane under <c>/__sdrs/</c>, by which users and test runners read and change the mock itself. Requests about one
/// project take <c>?project_id=</c>; the default project is used without it. Safe for concurrent use.
/// </summary>
internal sealed class ControlPlaneApi(MockEngine engine)
{
    private const string Root = "/__sdrs";
    private const string ProjectId = "project_id";

    private readonly IControlEndpoint[] _endpoints =
    [
        new HealthEndpoint(engine),
        new VariablesEndpoint(engine),
        new InventoryEndpoint(engine.Inventory, engine.Projects),
        new ClockEndpoint(engine.Projects),
        new FaultsEndpoint(engine.Faults),
        new StateEndpoint(engine),
        new ResetEndpoint(engine),
        new RequestsEndpoint(engine),
        new JobsEndpoint(engine.Projects),
        new TopologyEndpoint(engine.Projects),
        new ExplainEndpoint(engine),
        new EventsEndpoint(engine.Changes, engine.Options.Clock.WallClock),
        new CoverageEndpoint(engine),
        new OpenApiEndpoint(engine),
    ];

    /// <summary>
    /// Whether a request is for the control plane. Compares the raw, undecoded path so that percent-encoding cannot bypass the
    /// access check.
    /// </summary>
    public static bool Matches(ApiRequest request) =>
        request.RawPath.StartsWith(Root, StringComparison.Ordinal)
            && (request.RawPath.Length == Root.Length || request.RawPath[Root.Length] == '/');

    /// <summary>Whether a request needs no admin token: the health checks.</summary>
    public static bool AllowsAnonymous(ApiRequest request) =>
        request.RawPath is $"{Root}/health" or $"{Root}/health/live" or $"{Root}/health/ready";

    /// <summary>Handles a request for which <see cref="Matches"/> is true; errors are responses, not exceptions.</summary>
    public Response Handle(ApiRequest request)
    {
        var segments = request.RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Uri.UnescapeDataString).ToArray();
        if (Array.Find(_endpoints, endpoint => segments is [var name, ..] && endpoint.Name == name) is not { } endpoint)
        {
            var names = string.Join(", ", _endpoints.Select(known => known.Name));
            return Problem(404, $"There is no control-plane endpoint at {request.RawPath}; known endpoints are {names}.");
        }

        var routes = endpoint.Routes.Where(candidate => candidate.MatchesPath(segments[1..])).ToList();
        if (routes.Count == 0)
        {
            var calls = endpoint.Routes
                .Select(candidate => $"{candidate.Method} {Root}/{endpoint.Name}/{candidate.Template}".TrimEnd('/'));
            return Problem(404, $"There is no control-plane endpoint at {request.RawPath}; known calls are {string.Join(", ", calls)}.");
        }

        if (routes.Find(candidate => candidate.Method == request.Method) is { } route
            && FindUnknownParameter(request, route) is { } unknown)
        {
            var known = string.Join(" or ", route.Parameters.Append(ProjectId));
            return Problem(400, $"{unknown} is not a query parameter of {endpoint.Name}; use {known}.");
        }

        var projectId = request.Query.FirstOrDefault(pair => pair.Key == ProjectId).Value;
        if (projectId is not null && !ProjectIds.IsValid(projectId))
        {
            return Problem(400, $"project_id: \"{projectId}\" is invalid; use 32 hexadecimal characters.");
        }

        if (request.BodyTooLarge)
        {
            return Problem(413, "The body is larger than 12 MB.");
        }

        if (endpoint is not HealthEndpoint)
        {
            // The liveness check must not depend on the store.
            engine.GlobalState.Refresh();
        }

        string? problem = null;
        using var document = request.Body.IsEmpty ? null : StrictJson.Parse(request.Body, out problem);
        if (document is null && !request.Body.IsEmpty)
        {
            return Problem(400, $"The body is not JSON: {problem}");
        }

        var call = new ControlRequest(
            request.Method, segments[1..], projectId, engine.Issuer.DefaultProjectId, document?.RootElement, request);
        return endpoint.Handle(call) ?? Problem(405, $"{endpoint.Name} does not support {request.Method} at {request.RawPath}.");
    }

    private static string? FindUnknownParameter(ApiRequest request, ControlRoute route) =>
        request.Query.Select(pair => pair.Key).FirstOrDefault(name => name != ProjectId && !route.Parameters.Contains(name));

    /// <summary>An error response: <c>{"error": message}</c>.</summary>
    public static Response Problem(int status, string message) => Response.Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("error", message);
        json.WriteEndObject();
    });
}
