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
using SdrsMock.Model;
using SdrsMock.Persistence;
using SdrsMock.Projects;
using SdrsMock.State;

namespace SdrsMock.CompanionServices;

/// <summary>
/// The part of ECS, EVS, VPC and IMS that a DR run book needs. These services share the inventory with SDRS: a server that is
/// stopped by ECS is stopped for SDRS. They do not imitate the services in detail. SDRS does not depend on them, and they can
/// be turned off. Safe for concurrent use.
/// </summary>
internal sealed class CompanionServiceHost : IService
{
    private static readonly JsonElement s_emptyObject = JsonDocument.Parse("{}").RootElement;

    private readonly ProjectRegistry _projects;
    private readonly CommandExecutor _executor;
    private readonly RequestAuthorizer _authorizer;
    private readonly ServiceResolver _resolver;

    public CompanionServiceHost(
        ProjectRegistry projects, CommandExecutor executor, Authenticator authenticator, CredentialIssuer issuer)
    {
        (_projects, _executor, _authorizer) = (projects, executor, new(authenticator, issuer));
        _resolver = new(All, FindServiceOfJob);
    }

    /// <summary>All companion services.</summary>
    public static ImmutableArray<Service> All { get; } =
    [
        new(
            ServiceHosts.Ecs,
            [
                .. VersionEndpoints.Routes("v2.1", "v2", "v1"), .. EcsServers.Routes, .. EcsServerVolumes.Routes,
                .. NovaServers.Routes, .. NovaVolumes.Routes, .. NovaFlavors.Routes, .. JobEndpoints.ServerJobs,
            ]),
        new(
            ServiceHosts.Evs,
            [
                .. VersionEndpoints.Routes("v3", "v2", "v1"), .. EvsVolumes.Routes, .. CinderVolumes.Routes, .. VolumeLabels.Routes,
                .. VolumeTypes.Routes, .. JobEndpoints.VolumeJobs,
            ]),
        new(
            ServiceHosts.Vpc,
            [
                .. VersionEndpoints.Routes("v2.0", "v1"), .. Vpcs.Routes, .. VpcSubnets.Routes, .. NeutronNetworks.Routes,
                .. NeutronSubnets.Routes, .. NeutronRouters.Routes, .. SecurityGroups.Routes, .. SecurityGroupRules.Routes,
                .. Ports.Routes,
            ]),
        new(ServiceHosts.Ims, [.. VersionEndpoints.Routes("v2"), .. ImageEndpoints.Routes]),
    ];

    public string? FindName(ApiRequest request) => _resolver.Resolve(request)?.Service.Name;

    public Response? Handle(ApiRequest request, RequestContext context)
    {
        if (_resolver.Resolve(request) is not { } target)
        {
            return null;
        }

        var match = target.Service.Find(request.Method, target.Path);
        var route = match.Targets is [var served, ..] ? served : null;
        (context.CompanionCall, context.ProjectId) =
            (new(target.Service.Name, route?.Name ?? CompanionCall.None), match.Values.Find("project_id"));
        if (route is null)
        {
            var error = match.PathIsKnown ? Errors.MethodNotServed : Errors.PathNotServed;
            var detail = $"the mock's {target.Service.Name} has no {request.Method} {request.RawPath}";
            return Response.Rejected(new(error, null, "path", detail), request.Id);
        }

        var rejected = route.AllowsAnonymous ? null : _authorizer.Authorize(request, context.ProjectId);
        return rejected ?? Perform(request, route, match.Values, target, context);
    }

    /// <summary>Whether a logged request is for a companion service.</summary>
    public static bool IsLogged(string path) => ServiceResolver.Prefixed(All, path) is not null;

    /// <summary>The service and the route of a logged request; null for a request of another service.</summary>
    public static string? FindRoute(in LogEntry entry)
    {
        var logged = LoggedRequest.FromEntry(entry);
        return ServiceResolver.Resolve(All, logged) is { } target
            ? $"{target.Service.Name} {target.Service.Find(logged.Method, target.Path).Targets[0].Name}"
            : null;
    }

    /// <summary>
    /// Replays a logged request, even if the companion services are turned off. The caller holds the project lock, and has
    /// completed the due jobs.
    /// </summary>
    public static Response Replay(ProjectState project, in LogEntry entry)
    {
        var logged = LoggedRequest.FromEntry(entry);
        var target = ServiceResolver.Resolve(All, logged)!;
        var match = target.Service.Find(logged.Method, target.Path);
        using var document = ParseBody(logged);
        var body = new JsonBody(document?.RootElement ?? s_emptyObject);
        return new CompanionCommand(logged, match.Targets[0], match.Values, target, body).Execute(project);
    }

    private Response Perform(
        ApiRequest request, ServiceRoute route, RouteValues values, ResolvedService target, RequestContext context)
    {
        using var document = ParseBody(request);
        if (!IsBodyless(request) && document is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            return route.Format.Respond(ServiceException.Invalid("$", "must be a JSON object"));
        }

        var projectId = _authorizer.GetProjectId(request, values.Find("project_id"));
        if (_projects.Context.Clocks.HasOwn(projectId))
        {
            // Such a project has its own journal, also for paths that do not name it.
            context.ProjectId = projectId;
        }

        return _executor.Execute(
            projectId,
            new CompanionCommand(request, route, values, target, new(document?.RootElement ?? s_emptyObject)));
    }

    // Some clients send {} with every GET; it is ignored.
    private static bool IsBodyless(ApiRequest request) => request.Method == "GET" || request.Body.IsEmpty;

    private static JsonDocument? ParseBody(ApiRequest request) =>
        IsBodyless(request) || request.BodyTooLarge ? null : StrictJson.Parse(request.Body, out _);

    private Service? FindServiceOfJob(string projectId, string jobId)
    {
        if (!ProjectIds.IsValid(projectId))
        {
            return null;
        }

        // The service of a job never changes. So the project lease, which reloads the state, is needed only for an unknown job,
        // which another process may have started.
        if (FindKnownJob(projectId, jobId) is { } known)
        {
            return GetServiceOf(known);
        }

        using var lease = _projects.Acquire(projectId, onlyReads: true);
        return lease.Project.Jobs[jobId] is { } job ? GetServiceOf(job) : null;
    }

    private Job? FindKnownJob(string projectId, string jobId)
    {
        var project = _projects.GetOrLoad(projectId);
        lock (project.Lock)
        {
            return project.State.Jobs[jobId];
        }
    }

    // A job of a companion service has the service as its operation.
    private static Service? GetServiceOf(Job job) => All.FirstOrDefault(service => service.Name == job.Operation);
}
