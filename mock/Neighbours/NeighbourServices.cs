using System.Collections.Immutable;
using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Neighbours.Disks;
using SdrsMock.Neighbours.Images;
using SdrsMock.Neighbours.Jobs;
using SdrsMock.Neighbours.Networks;
using SdrsMock.Neighbours.Servers;
using SdrsMock.Resources;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Neighbours;

/// <summary>
/// As much of ECS, EVS, VPC and IMS as a DR run book needs, over the same surroundings that SDRS looks at: a server that is
/// stopped here is stopped there. Helpers, not fidelity: SDRS does not depend on them, and they can be turned off.
/// </summary>
internal sealed class NeighbourServices
{
    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    private readonly Worlds _worlds;
    private readonly Gatekeeper _gatekeeper;
    private readonly Addressing _addressing;

    public NeighbourServices(Worlds worlds, Credentials credentials, Issuer issuer)
    {
        (_worlds, _gatekeeper) = (worlds, new(credentials, issuer));
        _addressing = new(All, ServiceOfJob);
    }

    public static ImmutableArray<Service> All { get; } =
    [
        new(ServiceHosts.Ecs, [.. Versions.Routes("v2.1", "v2", "v1"), .. CloudServers.Routes, .. CloudServerDisks.Routes, .. ComputeServers.Routes, .. ComputeVolumes.Routes, .. ComputeFlavors.Routes, .. JobCalls.OfServers]),
        new(ServiceHosts.Evs, [.. Versions.Routes("v3", "v2", "v1"), .. CloudVolumes.Routes, .. BlockVolumes.Routes, .. VolumeTypes.Routes, .. JobCalls.OfDisks]),
        new(ServiceHosts.Vpc, [.. Versions.Routes("v2.0", "v1"), .. Vpcs.Routes, .. VpcSubnets.Routes, .. NeutronNetworks.Routes, .. NeutronSubnets.Routes, .. NeutronRouters.Routes, .. SecurityGroups.Routes, .. SecurityGroupRules.Routes, .. Ports.Routes]),
        new(ServiceHosts.Ims, [.. Versions.Routes("v2"), .. ImageCalls.Routes]),
    ];

    /// <summary>The answer; null when the call is for no neighbour.</summary>
    public Reply? Answer(ApiRequest request, Trace trace)
    {
        if (_addressing.Of(request) is not { } target)
        {
            return null;
        }

        var (route, values, isKnown) = target.Service.Find(request.Method, target.Path);
        (trace.Helper, trace.ProjectId) = (new(target.Service.Name, route?.Name ?? HelperCall.None), values?.Find("project_id"));
        var refused = route is { IsOpen: true } ? null : _gatekeeper.Judge(request, trace.ProjectId);
        return refused ?? (route is null
            ? Reply.Refused(new(isKnown ? Errors.MethodNotServed : Errors.PathNotServed, null, "path", $"the mock's {target.Service.Name} has no {request.Method} {request.RawPath}"), request.Id)
            : Perform(request, route, values!, target));
    }

    /// <summary>Whether a call from the log is a neighbour's.</summary>
    public static bool IsLogged(string path) => Addressing.Prefixed(All, path) is not null;

    /// <summary>Carries out a call from the log in a world that is held and settled, also while the neighbours are off.</summary>
    public static Reply Repeat(World world, ApiRequest logged)
    {
        var target = Addressing.Of(All, logged)!;
        var (route, values, _) = target.Service.Find(logged.Method, target.Path);
        using var document = BodyOf(logged);
        return CarryOut(new(world, values!, new(document?.RootElement ?? s_nothing), logged, target.BaseUrl), route!);
    }

    private Reply Perform(ApiRequest request, NeighbourRoute route, PathValues values, Target target)
    {
        using var document = BodyOf(request);
        if (!IsBodyless(request) && document is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            return route.Form.Of(Declined.Invalid("$", "must be a JSON object"));
        }

        var onlyReads = request.Method == "GET";
        using var turn = _worlds.Enter(_gatekeeper.ProjectOf(request, values.Find("project_id")), onlyReads);
        try
        {
            var reply = CarryOut(new(turn.World, values, new(document?.RootElement ?? s_nothing), request, target.BaseUrl), route);
            return onlyReads ? turn.Seen(reply) : turn.Keep(reply, target.Logged(request));
        }
        catch
        {
            turn.BreakOff();
            throw;
        }
    }

    // Some clients send {} with every GET; it means nothing.
    private static bool IsBodyless(ApiRequest request) => request.Method == "GET" || request.Body.IsEmpty;

    private static JsonDocument? BodyOf(ApiRequest request) =>
        IsBodyless(request) || request.BodyTooLarge ? null : StrictJson.Parse(request.Body, out _);

    // A refused call leaves everything as it was, the sequence of ids too.
    private static Reply CarryOut(NeighbourCall call, NeighbourRoute route)
    {
        try
        {
            return route.Answer(call);
        }
        catch (Exception refusal) when (refusal is Declined or InventoryRefusal)
        {
            call.Undo();
            return route.Form.Of(refusal as Declined ?? new(((InventoryRefusal)refusal).Status, refusal.Message, "$"));
        }
    }

    private string? ServiceOfJob(string projectId, string jobId)
    {
        if (!Credentials.IsProjectId(projectId))
        {
            return null;
        }

        // Whose it is never changes. So a turn, which the call itself takes as well, is needed only for a job that another
        // process may have begun since.
        if (Seen(projectId, jobId) is { } seen)
        {
            return OwnerOf(seen);
        }

        using var turn = _worlds.Enter(projectId, onlyReads: true);
        return turn.World.Jobs[jobId] is { } job ? OwnerOf(job) : null;
    }

    private Job? Seen(string projectId, string jobId)
    {
        var world = _worlds.Of(projectId);
        lock (world.Gate)
        {
            return world.Jobs[jobId];
        }
    }

    private static string? OwnerOf(Job job) => NeighbourJobs.Owners.ContainsKey(job.Operation) ? job.Operation : null;
}
