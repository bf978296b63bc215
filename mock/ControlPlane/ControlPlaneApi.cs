using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// The control plane under <c>/__sdrs/</c>, by which users and test runners read and change the mock itself. Requests about one
/// project take <c>?project_id=</c>; the default project is used without it. Safe for concurrent use.
/// </summary>
internal sealed class ControlPlaneApi
{
    private const string Root = "/__sdrs";
    private const string ProjectId = "project_id";

    private readonly MockEngine _engine;
    private readonly RouteTable<ControlRoute> _table = new();
    private readonly IReadOnlyList<ControlRoute> _routes;

    public ControlPlaneApi(MockEngine engine)
    {
        _engine = engine;
        IControlEndpoint[] endpoints =
        [
            new HealthEndpoint(engine),
            new VariablesEndpoint(engine),
            new InventoryEndpoint(engine),
            new ProjectsEndpoint(engine),
            new ForkEndpoint(engine),
            new SnapshotsEndpoint(engine),
            new ClockEndpoint(engine),
            new FaultsEndpoint(engine.Faults),
            new StateEndpoint(engine),
            new ResetEndpoint(engine),
            new HistoryEndpoint(engine),
            new RequestsEndpoint(engine.Journal),
            new JobsEndpoint(engine),
            new TopologyEndpoint(engine),
            new ExplainEndpoint(engine),
            new EventsEndpoint(engine.Changes, engine.Options.Clock.WallClock),
            new CoverageEndpoint(engine),
            new OpenApiEndpoint(engine),
            new MutantsEndpoint(engine),
        ];
        _routes = [.. endpoints.SelectMany(endpoint => endpoint.Routes)];
        foreach (var route in _routes)
        {
            _table.Add(route.Method, route.Template, route);
        }
    }

    /// <summary>
    /// Whether a request is for the control plane. Compares the raw, undecoded path so that percent-encoding cannot bypass the
    /// access check.
    /// </summary>
    public static bool Matches(ApiRequest request) => Matches(request.RawPath);

    /// <summary>Whether an undecoded path, with or without its query, is one of the control plane.</summary>
    public static bool Matches(string target) =>
        target.StartsWith(Root, StringComparison.Ordinal) && (target.Length == Root.Length || target[Root.Length] is '/' or '?');

    /// <summary>Whether a request needs no admin token: the health checks.</summary>
    public static bool AllowsAnonymous(ApiRequest request) =>
        request.RawPath is $"{Root}/health" or $"{Root}/health/live" or $"{Root}/health/ready";

    /// <summary>Handles a request of the control plane; errors are responses, not exceptions.</summary>
    public Response Handle(ApiRequest request)
    {
        try
        {
            return Dispatch(request);
        }
        catch (ControlPlaneException exception)
        {
            return Response.Problem(exception.Status, exception.Message);
        }
    }

    /// <summary>Rejects a project that was created on its own and deleted since: it would follow the mock's clock now.</summary>
    /// <exception cref="ControlPlaneException">The project was deleted.</exception>
    public static void CheckExists(MockEngine engine, string projectId)
    {
        if (engine.GlobalState.IsDeleted(projectId))
        {
            throw new ControlPlaneException(404, $"Project {projectId} was deleted; POST projects creates it again.");
        }
    }

    private Response Dispatch(ApiRequest request)
    {
        var match = _table.Find(request.Method, request.RawPath.AsSpan(Root.Length));
        if (match.Targets is not [var route, ..])
        {
            throw match.PathIsKnown
                ? new ControlPlaneException(405, $"{FindEndpoint(request)} does not support {request.Method} at {request.RawPath}.")
                : new ControlPlaneException(404, $"There is no control-plane endpoint at {request.RawPath}; known {ListKnown(request)}.");
        }

        if (FindUnknownParameter(request, route) is { } unknown)
        {
            var known = string.Join(" or ", route.TakesProject ? route.Parameters.Append(ProjectId) : route.Parameters);
            var advice = known.Length > 0 ? $"use {known}" : "it has none";
            throw new ControlPlaneException(400, $"{unknown} is not a query parameter of {route.Endpoint}; {advice}.");
        }

        var projectId = request.Query.FirstOrDefault(pair => pair.Key == ProjectId).Value;
        if (projectId is not null && !ProjectIds.IsValid(projectId))
        {
            throw new ControlPlaneException(400, $"project_id: \"{projectId}\" is invalid; use 32 hexadecimal characters.");
        }

        if (request.BodyTooLarge)
        {
            throw new ControlPlaneException(413, "The body is larger than 12 MB.");
        }

        if (!route.IsIndependentOfStore)
        {
            _engine.GlobalState.Refresh();
        }

        if (projectId is not null && (request.Method is not ("GET" or "DELETE") || route.Endpoint == "clock"))
        {
            CheckExists(_engine, projectId);
        }

        string? problem = null;
        using var document = request.Body.IsEmpty ? null : StrictJson.Parse(request.Body, out problem);
        return document is null && !request.Body.IsEmpty ? throw new ControlPlaneException(400, $"The body is not JSON: {problem}")
            : route.HasNoBody && document is { RootElement: var body } && body.GetRawText() is not "{}"
                ? throw new ControlPlaneException(400, $"{route.Method} {route.Template} takes no body; leave it out.")
            : route.Handler(new(match.Values, projectId, _engine.Issuer.DefaultProjectId, document?.RootElement, request));
    }

    // The endpoint whose name is the first segment; null if there is none.
    private string? FindEndpoint(ApiRequest request)
    {
        var name = Uri.UnescapeDataString(request.RawPath[Root.Length..].Trim('/').Split('/')[0]);
        return _routes.FirstOrDefault(route => route.Endpoint == name)?.Endpoint;
    }

    private string ListKnown(ApiRequest request) => FindEndpoint(request) is { } endpoint
        ? $"calls are {string.Join(", ", _routes.Where(route => route.Endpoint == endpoint).Select(Describe))}"
        : $"endpoints are {string.Join(", ", _routes.Select(route => route.Endpoint).Distinct())}";

    private static string Describe(ControlRoute route) => $"{route.Method} {Root}/{route.Template}";

    private static string? FindUnknownParameter(ApiRequest request, ControlRoute route) =>
        request.Query.Select(pair => pair.Key).FirstOrDefault(
            name => !(name == ProjectId && route.TakesProject) && !route.Parameters.Contains(name));
}
