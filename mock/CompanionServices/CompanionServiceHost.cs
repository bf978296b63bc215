using System.Collections.Immutable;
using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.CompanionServices.Ecs;
using SdrsMock.CompanionServices.Evs;
using SdrsMock.CompanionServices.Ims;
using SdrsMock.CompanionServices.Jobs;
using SdrsMock.CompanionServices.Vpc;
using SdrsMock.Http;
using SdrsMock.Inventory.Editing;
using SdrsMock.Model;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.CompanionServices;

/// <summary>
/// As much of ECS, EVS, VPC and IMS as a DR run book needs, over the same surroundings that SDRS looks at: a server that is
/// stopped here is stopped there. Helpers, not fidelity: SDRS does not depend on them, and they can be turned off.
/// </summary>
internal sealed class CompanionServiceHost
{
    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    private readonly ProjectRegistry _projects;
    private readonly RequestAuthorizer _authorizer;
    private readonly ServiceResolver _resolver;

    public CompanionServiceHost(ProjectRegistry projects, Authenticator credentials, CredentialIssuer issuer)
    {
        (_projects, _authorizer) = (projects, new(credentials, issuer));
        _resolver = new(All, FindServiceOfJob);
    }

    public static ImmutableArray<Service> All { get; } =
    [
        new(ServiceHosts.Ecs, [.. VersionEndpoints.Routes("v2.1", "v2", "v1"), .. EcsServers.Routes, .. EcsServerVolumes.Routes, .. NovaServers.Routes, .. NovaVolumes.Routes, .. NovaFlavors.Routes, .. JobEndpoints.ServerJobs]),
        new(ServiceHosts.Evs, [.. VersionEndpoints.Routes("v3", "v2", "v1"), .. EvsVolumes.Routes, .. CinderVolumes.Routes, .. VolumeTypes.Routes, .. JobEndpoints.VolumeJobs]),
        new(ServiceHosts.Vpc, [.. VersionEndpoints.Routes("v2.0", "v1"), .. Vpcs.Routes, .. VpcSubnets.Routes, .. NeutronNetworks.Routes, .. NeutronSubnets.Routes, .. NeutronRouters.Routes, .. SecurityGroups.Routes, .. SecurityGroupRules.Routes, .. Ports.Routes]),
        new(ServiceHosts.Ims, [.. VersionEndpoints.Routes("v2"), .. ImageEndpoints.Routes]),
    ];

    /// <summary>The answer; null when the call is for no neighbour.</summary>
    public Response? Handle(ApiRequest request, RequestContext trace)
    {
        if (_resolver.Resolve(request) is not { } target)
        {
            return null;
        }

        var (route, values, isKnown) = target.Service.Find(request.Method, target.Path);
        (trace.CompanionCall, trace.ProjectId) = (new(target.Service.Name, route?.Name ?? CompanionCall.None), values?.Find("project_id"));
        var refused = route is { AllowsAnonymous: true } ? null : _authorizer.Authorize(request, trace.ProjectId);
        return refused ?? (route is null
            ? Response.Rejected(new(isKnown ? Errors.MethodNotServed : Errors.PathNotServed, null, "path", $"the mock's {target.Service.Name} has no {request.Method} {request.RawPath}"), request.Id)
            : Perform(request, route, values!, target));
    }

    /// <summary>Whether a call from the log is a neighbour's.</summary>
    public static bool IsLogged(string path) => ServiceResolver.Prefixed(All, path) is not null;

    /// <summary>Carries out a call from the log in a world that is held and settled, also while the neighbours are off.</summary>
    public static Response Replay(ProjectState project, ApiRequest logged)
    {
        var target = ServiceResolver.Resolve(All, logged)!;
        var (route, values, _) = target.Service.Find(logged.Method, target.Path);
        using var document = ParseBody(logged);
        return Execute(new(project, values!, new(document?.RootElement ?? s_nothing), logged, target.BaseUrl), route!);
    }

    private Response Perform(ApiRequest request, ServiceRoute route, RouteValues values, ResolvedService target)
    {
        using var document = ParseBody(request);
        if (!IsBodyless(request) && document is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            return route.Format.Respond(ServiceException.Invalid("$", "must be a JSON object"));
        }

        var onlyReads = request.Method == "GET";
        using var lease = _projects.Acquire(_authorizer.GetProjectId(request, values.Find("project_id")), onlyReads);
        try
        {
            var response = Execute(new(lease.Project, values, new(document?.RootElement ?? s_nothing), request, target.BaseUrl), route);
            return onlyReads ? lease.AwaitDurable(response) : lease.Commit(response, target.Logged(request));
        }
        catch
        {
            lease.Abort();
            throw;
        }
    }

    // Some clients send {} with every GET; it means nothing.
    private static bool IsBodyless(ApiRequest request) => request.Method == "GET" || request.Body.IsEmpty;

    private static JsonDocument? ParseBody(ApiRequest request) =>
        IsBodyless(request) || request.BodyTooLarge ? null : StrictJson.Parse(request.Body, out _);

    // A refused call leaves everything as it was, the sequence of ids too.
    private static Response Execute(ServiceCallContext context, ServiceRoute route)
    {
        try
        {
            return route.Handler(context);
        }
        catch (Exception refusal) when (refusal is ServiceException or InventoryException)
        {
            context.Undo();
            return route.Format.Respond(refusal as ServiceException ?? new(((InventoryException)refusal).Status, refusal.Message, "$"));
        }
    }

    private string? FindServiceOfJob(string projectId, string jobId)
    {
        if (!ProjectIds.IsValid(projectId))
        {
            return null;
        }

        // Whose it is never changes. So a turn, which the call itself takes as well, is needed only for a job that another
        // process may have begun since.
        if (AwaitDurable(projectId, jobId) is { } seen)
        {
            return GetHandlerOf(seen);
        }

        using var lease = _projects.Acquire(projectId, onlyReads: true);
        return lease.Project.Jobs[jobId] is { } job ? GetHandlerOf(job) : null;
    }

    private Job? AwaitDurable(string projectId, string jobId)
    {
        var project = _projects.GetOrLoad(projectId);
        lock (project.Lock)
        {
            return project.Jobs[jobId];
        }
    }

    private static string? GetHandlerOf(Job job) => ServiceJobs.Handlers.ContainsKey(job.Operation) ? job.Operation : null;
}
