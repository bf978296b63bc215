using System.Text;
using Microsoft.Extensions.Logging;
using SdrsMock.Engine;
using SdrsMock.Host;
using SdrsMock.Identity;
using SdrsMock.Neighbours;
using SdrsMock.Neighbours.Images;
using SdrsMock.Neighbours.Jobs;
using SdrsMock.Storage;

namespace SdrsMock;

/// <summary>The mock without a port: everything between a request and its reply, put together.</summary>
internal sealed class MockEngine : IDisposable
{
    private readonly IStore? _store;
    private readonly ILogger _log;
    private bool _isDisposed;

    public MockEngine(MockOptions options)
    {
        options.Check();
        Options = options;
        _log = (options.Loggers ?? Logs.BugsOnly).CreateLogger("SdrsMock");
        Edition = Edition.Named(options.Edition);
        Operations = Api.OperationsOf(Edition);
        Issuer = new(options.Seed);
        Coverage = new();
        Journal = new(options.JournalSize, options.Clock);
        var faults = new FaultRules(options.Seed, options.FaultRules);
        // The neighbours' jobs end even while they are off: a state that was saved while they were on may hold some.
        var owners = Operations.OfType<IJobOwner>().ToDictionary(owner => ((Operation)owner).Name).Concat(NeighbourJobs.Owners).ToDictionary();
        var quirks = options.Quirks.Select(Quirks.Named).ToHashSet();
        var rules = new WorldRules(options.Seed, Edition, quirks, options.Clock, SdrsMockServer.BlueprintOf(options, Edition), options.JobDuration, new(options.FinishedJobs, options.FailedTasks), Coverage, owners);
        // Opened last: options that make no sense shall leave no file.
        _store = options.State is { } state ? Stores.Open(state, options.StateSync, Origin.Of(options)) : null;
        try
        {
            Worlds = new(rules, _store, new(rules, Repeat));
            Shared = new(options.Clock, faults, Issuer, _store);
        }
        catch
        {
            _store?.Dispose();
            throw;
        }

        var credentials = new Credentials(options.Auth, Issuer, new(Issuer, options.Clock), options.Clock);
        Pipeline = new(new(Operations), Worlds, credentials, Shared, Coverage);
        Inventory = new(Worlds);
        Faults = new(faults, Worlds, Shared, Issuer);
        Neighbours = options.Neighbours ? new(Worlds, credentials, Issuer) : null;
        var directory = new SdrsMock.Identity.Directory(Edition, Issuer);
        Identity = new(Issuer, directory, new(directory, options.Neighbours ? CatalogEntries.All : []), new(credentials), options.Clock, Shared);
        if (_store is not null)
        {
            _store.Lost = Forget;
        }
    }

    public MockOptions Options { get; }

    public Edition Edition { get; }

    public IReadOnlyList<Operation> Operations { get; }

    public Issuer Issuer { get; }

    public Coverage Coverage { get; }

    public Journal Journal { get; }

    public FaultDesk Faults { get; }

    /// <summary>What all projects have in common and the store keeps.</summary>
    public Shared Shared { get; }

    public Worlds Worlds { get; }

    /// <summary>Changes to the surroundings.</summary>
    public InventoryChanges Inventory { get; }

    public Pipeline Pipeline { get; }

    /// <summary>Where clients log in; SDRS itself does not know it.</summary>
    public IdentityService Identity { get; }

    /// <summary>ECS, EVS, VPC and IMS; null when they are off. SDRS does not know them either.</summary>
    public NeighbourServices? Neighbours { get; }

    /// <summary>What is served beside SDRS.</summary>
    public IReadOnlyList<Helper> Helpers =>
    [
        new(IdentityService.Name, Served: true, [.. Identity.Calls]),
        .. NeighbourServices.All.Select(service => new Helper(service.Name, Neighbours is not null, [.. service.Routes.Select(route => route.Name)])),
    ];

    /// <summary>What is answered to a call outside the control plane, once the reply is <see cref="Reply.Kept"/>.</summary>
    public Reply Answer(ApiRequest request)
    {
        var heard = Telemetry.Begin(request);
        var trace = new Trace();
        Reply? reply = null;
        try
        {
            return reply = Answer(request, trace);
        }
        finally
        {
            // A bug ends a call without a reply. The caller is told so by whoever hosts us, and the call can be found all the same.
            var told = reply ?? Reply.Refused(new(Errors.InternalError), request.Id);
            Journal.Write(request, trace, told);
            heard.End(request, trace, told);
        }
    }

    /// <summary>Why calls cannot be kept right now, which is tried and logged; null when they can.</summary>
    public string? WhyUnready()
    {
        try
        {
            _store?.Probe();
            return null;
        }
        catch (StoreFailure failure)
        {
            Log.NotKept(_log, failure.Message);
            return failure.Message;
        }
    }

    /// <summary>A project's state as JSON, or the state of all.</summary>
    public string StateOf(string? projectId) => Encoding.UTF8.GetString(Reply.Json(200, json => StateDocument.Write(json, this, projectId)).Body.Span);

    /// <summary>A fresh start: of one project, or of everything, clock, faults, journal and coverage included.</summary>
    /// <returns>Ends when the store has it.</returns>
    public Task Reset(string? projectId)
    {
        if (projectId is not null)
        {
            Shared.Change(() =>
            {
                Faults.Rules.Clear(projectId);
                return true;
            });
            return Worlds.Reset(projectId);
        }

        Journal.Clear();
        Coverage.Clear();
        return Worlds.ReplaceAll([], Shared, () =>
        {
            // With what was drawn and numbered, or chance would go on where it was.
            Faults.Rules.Restore(new());
            Options.Clock.Rewind();
            Issuer.Forget();
        });
    }

    private Reply Answer(ApiRequest request, Trace trace)
    {
        try
        {
            Shared.CatchUp();
            return Shared.Seen(Neighbours?.Answer(request, trace) ?? Identity.Answer(request, trace) ?? Pipeline.Answer(request, trace));
        }
        catch (StoreFailure failure)
        {
            Log.NotKept(_log, failure.Message);
            return Reply.Unkept(failure, request.Id);
        }
    }

    /// <summary>Carries out a call from the log.</summary>
    private Reply Repeat(World world, LoggedCall call) =>
        call.Path.StartsWith(InventoryChanges.Path, StringComparison.Ordinal) ? InventoryChanges.Repeat(world, call.Request)
        : call.Path.StartsWith(BrokenLinks.Path, StringComparison.Ordinal) ? BrokenLinks.Repeat(world, call.Request)
        : NeighbourServices.IsLogged(call.Path) ? NeighbourServices.Repeat(world, call.Request)
        : Pipeline.Repeat(world, call.Request, call.Strike);

    // What could not be kept must not be seen either: what the store has is loaded again.
    private void Forget(Loss loss)
    {
        Log.NotKept(_log, loss.Failure.Message);
        foreach (var world in loss.Worlds)
        {
            Worlds.Discard(world, loss.Failure);
        }

        if (loss.Everything)
        {
            Worlds.DiscardAll(loss.Failure);
            try
            {
                Shared.Restore();
            }
            catch (StoreFailure unreadable)
            {
                Log.NotKept(_log, unreadable.Message);
            }
        }
    }

    /// <summary>The specimens and credentials of a project by name. Every project starts with the same specimens.</summary>
    public OrderedDictionary<string, string> VariablesOf(string projectId)
    {
        var variables = new OrderedDictionary<string, string> { ["project_id"] = projectId };
        foreach (var (name, value) in Worlds.Rules.Blueprint.Variables.Concat(Issuer.Variables(projectId)).Concat(Identity.Directory.Variables(projectId)).Concat(ImageCatalog.Variables(Options.Seed)))
        {
            variables[name] = value;
        }

        return variables;
    }

    /// <summary>An orderly end: the store gets a snapshot of each project, so that the next start has nothing to repeat.</summary>
    public void Dispose()
    {
        if (_store is null || _isDisposed)
        {
            return;
        }

        _isDisposed = true;
        using (_store)
        {
            foreach (var world in Worlds.Loaded)
            {
                lock (world.Gate)
                {
                    if (world.Log.SinceSnapshot > 0)
                    {
                        _store.Fold(world, Snapshot.Of(world));
                    }
                }
            }
        }
    }
}
