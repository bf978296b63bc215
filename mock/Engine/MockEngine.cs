using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Logging;
using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.CompanionServices;
using SdrsMock.CompanionServices.Ims;
using SdrsMock.CompanionServices.Jobs;
using SdrsMock.Diagnostics;
using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.Keystone;
using SdrsMock.Mutants;
using SdrsMock.OperationModel;
using SdrsMock.Operations;
using SdrsMock.Persistence;
using SdrsMock.Pipeline;
using SdrsMock.Projects;
using SdrsMock.State;

namespace SdrsMock.Engine;

/// <summary>The mock without a port: composes everything that turns a request into a response. Thread-safe.</summary>
internal sealed class MockEngine : IDisposable
{
    private readonly ICommandLog _commandLog;
    private readonly ILogger _log;
    private readonly RecordingHandler _handler;
    private readonly ImmutableArray<IService> _services;
    private bool _isDisposed;

    public MockEngine(MockOptions options)
    {
        options.Validate();
        Options = options;
        _log = (options.Loggers ?? LoggerFactories.ErrorsOnly).CreateLogger("SdrsMock");
        Edition = Edition.Parse(options.Edition);
        Operations = OperationCatalog.ForEdition(Edition);
        Issuer = new(options.Seed);
        Coverage = new();
        Clocks = new(options.Clock);
        Journal = new(options.JournalSize, Clocks);
        Changes = new(options.Clock.WallClockNow.ToUnixTimeMilliseconds());
        var faults = new FaultRuleSet(options.Seed, options.MaxFaultRules);
        // The jobs of companion services complete even while the services are off: a saved state may contain some.
        var owners = Operations.OfType<IJobHandler>().ToDictionary(owner => ((Operation)owner).Name).Concat(ServiceJobs.Handlers)
            .ToDictionary();
        var quirks = options.Quirks.Select(Quirks.Parse).ToHashSet();
        var context =
            new EngineContext(options.Seed, Edition, quirks, Clocks, InventoryTemplates.Get(options, Edition), options.JobDuration,
                new(options.MaxFinishedJobs, options.MaxFailedJobs), Coverage, Changes, owners,
                AddressAssignment.Drawn);
        Mutants = new(Operations, Edition, options.State is not null, options.Mutant);
        // Opened last, so that invalid options leave no file behind.
        _commandLog = options.State is { } state
            ? StoreFactory.Open(state, options.StateDurability, StateCompatibility.FromOptions(options))
            : new MemoryCommandLog();
        try
        {
            context = context with { Addresses = _commandLog.Addresses };
            Projects = new(context, _commandLog, new(context, (project, entry) => LoggedCommand.Replay(this, project, entry)));
            var created = new CreatedProjects(Clocks, faults, Issuer, [Journal, Changes, Snapshots, Mutants.Switch]);
            GlobalState = new(Clocks, faults, Issuer, created, _commandLog)
            {
                ProjectReplaced = Projects.Drop,
            };
        }
        catch
        {
            _commandLog.Dispose();
            throw;
        }

        Authenticator = new(options.Auth, Issuer, new(Issuer, Clocks), Clocks);
        var executor = new CommandExecutor(Projects, GlobalState, _commandLog);
        Commands = executor;
        Pipeline = new(new(Operations), executor, Authenticator, GlobalState, Coverage, Edition, Clocks, Mutants.Switch);
        Inventory = new(executor, Changes);
        Faults = new(faults, executor, GlobalState, Issuer);
        CompanionServices = options.CompanionServices ? new(Projects, executor, Authenticator, Issuer) : null;
        var directory = new SdrsMock.Keystone.AccountDirectory(Edition, Issuer);
        Keystone = new(Issuer, directory, new(directory, options.CompanionServices ? CatalogEntries.All : []), new(Authenticator),
            Clocks, GlobalState);
        // The order in which they are offered a request; the first that serves it responds. The control plane and the user's stubs
        // come before them (MockMiddleware).
        _services = [.. new IService?[] { CompanionServices, Keystone, Pipeline }.OfType<IService>()];
        Lifecycle = new(Projects, GlobalState, Journal, Changes);
        _handler = new(new DurableHandler(Handle, (request, exception) => Response.NotPersisted(exception, request.Id)), Journal, Changes);
        _commandLog.WriteFailed = OnWriteLost;
        faults.Changed = Changes.RecordFaults;
        options.Clock.Moved += OnClockMoved;
        Clocks.Moved = (projectId, now) => Changes.RecordClock(projectId, now);
    }

    public MockOptions Options { get; }

    public Edition Edition { get; }

    public IReadOnlyList<Operation> Operations { get; }

    public CredentialIssuer Issuer { get; }

    public Authenticator Authenticator { get; }

    public CoverageCounters Coverage { get; }

    public RequestJournal Journal { get; }

    /// <summary>The clock of each project.</summary>
    public ProjectClocks Clocks { get; }

    /// <summary>The named snapshots of projects.</summary>
    public SnapshotStore Snapshots { get; } = new();

    /// <summary>Creates and deletes projects of their own.</summary>
    public ProjectLifecycle Lifecycle { get; }

    /// <summary>Says what changed.</summary>
    public ChangeFeed Changes { get; }

    public FaultInjector Faults { get; }

    /// <summary>The persisted state that all projects share.</summary>
    public GlobalState GlobalState { get; }

    public ProjectRegistry Projects { get; }

    /// <summary>Executes commands.</summary>
    public CommandExecutor Commands { get; }

    /// <summary>Changes inventories.</summary>
    public InventoryCommands Inventory { get; }

    /// <summary>The respects in which the mock behaves wrong on purpose.</summary>
    public MutantControl Mutants { get; }

    public RequestPipeline Pipeline { get; }

    /// <summary>The project of requests that name none.</summary>
    public string DefaultProjectId => Issuer.DefaultProjectId;

    /// <summary>The login service; SDRS does not depend on it.</summary>
    public KeystoneApi Keystone { get; }

    /// <summary>ECS, EVS, VPC and IMS; null when they are off. SDRS does not depend on them.</summary>
    public CompanionServiceHost? CompanionServices { get; }

    /// <summary>The services besides SDRS.</summary>
    public IReadOnlyList<CompanionServiceInfo> CompanionServiceInfos =>
    [
        new(KeystoneApi.Name, Served: true, [.. Keystone.Endpoints]),
        .. CompanionServiceHost.All.Select(
            service => new CompanionServiceInfo(service.Name, CompanionServices is not null,
                [.. service.Routes.Select(route => route.Name)])),
    ];

    /// <summary>Handles a call outside the control plane; the response may be sent once the task has completed.</summary>
    public ValueTask<Response> HandleAsync(ApiRequest request) => _handler.HandleAsync(request, new());

    /// <summary>The name of the service that serves a request.</summary>
    public string FindService(ApiRequest request) => _services.Select(service => service.FindName(request)).OfType<string>().First();

    /// <summary>
    /// Probes the command log and logs a failure. Returns why commands cannot be persisted now; null when they can.
    /// </summary>
    public string? CheckReadiness()
    {
        try
        {
            _commandLog.Probe();
            return null;
        }
        catch (StoreException exception)
        {
            Log.PersistFailed(_log, exception.Message);
            return exception.Message;
        }
    }

    /// <summary>The state of a project, or of all, as JSON.</summary>
    public string GetStateJson(string? projectId) =>
        Encoding.UTF8.GetString(Response.Json(200, json => StateDocument.Write(json, this, projectId)).Body.Span);

    /// <summary>
    /// Resets one project, or everything including clock, fault rules, journal and coverage. The latter also deletes the projects that
    /// were created on their own.
    /// </summary>
    /// <returns>Completes when the reset is durable.</returns>
    public Task Reset(string? projectId)
    {
        Mutants.Clear(projectId);
        if (projectId is not null)
        {
            GlobalState.ClearFaultRules(projectId);
            var projectReset = Clocks.HasOwn(projectId) ? Lifecycle.Reset(projectId) : Projects.Reset(projectId);
            Changes.RecordReset(projectId);
            return projectReset;
        }

        Journal.Clear();
        Coverage.Clear();
        var reset = Projects.ReplaceAll([], GlobalState, () =>
        {
            // The counters and random draws are reset as well, so that a reset equals a fresh start.
            Faults.Rules.Restore(new());
            Options.Clock.Rewind();
            GlobalState.RestoreCreated(null);
            Issuer.Reset();
        });
        Changes.RecordReset(null);
        return reset;
    }

    /// <summary>The instants of a project that can be recomputed, up to the latest command and the present time of its clock.</summary>
    /// <exception cref="StoreException">The command log cannot be read.</exception>
    public ProjectTimeline GetTimeline(string projectId)
    {
        Commands.RecordClock(projectId).GetAwaiter().GetResult();
        return new(projectId, _commandLog.ReadHistory(projectId), Projects.Replayer);
    }

    private Response Handle(ApiRequest request, RequestContext trace)
    {
        try
        {
            GlobalState.Refresh();
            return GlobalState.AwaitDurable(Dispatch(request, trace));
        }
        catch (StoreException exception)
        {
            Log.PersistFailed(_log, exception.Message);
            throw;
        }
    }

    private Response Dispatch(ApiRequest request, RequestContext context)
    {
        foreach (var service in _services)
        {
            if (service.Handle(request, context) is { } response)
            {
                return response;
            }
        }

        throw new InvalidOperationException("SDRS serves every request that no other service serves.");
    }

    // Changes that could not be persisted must not be visible: the affected projects are loaded again from the log.
    private void OnWriteLost(WriteFailure loss)
    {
        Log.PersistFailed(_log, loss.Exception.Message);
        foreach (var projectId in loss.ProjectIds)
        {
            Projects.Evict(projectId, loss.Exception);
            Changes.RecordReset(projectId);
        }

        if (loss.Everything)
        {
            Projects.EvictAll(loss.Exception);
            try
            {
                GlobalState.Restore();
            }
            catch (StoreException unreadable)
            {
                Log.PersistFailed(_log, unreadable.Message);
            }

            Changes.RecordReset(null);
        }
    }

    private void OnClockMoved() => Changes.RecordClock(null, Options.Clock.Now);

    /// <summary>The fixtures and credentials of a project by name. Every project starts with the same fixtures.</summary>
    public OrderedDictionary<string, string> GetVariables(string projectId)
    {
        var variables = new OrderedDictionary<string, string> { ["project_id"] = projectId };
        foreach (var (name, value) in Projects.Context.InventoryTemplate.Variables.Concat(Issuer.GetVariables(projectId))
            .Concat(Keystone.Directory.GetVariables(projectId)).Concat(ImageCatalog.GetVariables(Options.Seed)))
        {
            variables[name] = value;
        }

        return variables;
    }

    /// <summary>An orderly shutdown: writes a snapshot of each project, so that the next start replays nothing.</summary>
    public void Dispose()
    {
        Options.Clock.Moved -= OnClockMoved;
        Clocks.Dispose();
        if (!_commandLog.Persists || _isDisposed)
        {
            return;
        }

        _isDisposed = true;
        using (_commandLog)
        {
            foreach (var project in Projects.Loaded)
            {
                lock (project.Lock)
                {
                    if (project.EntriesSinceSnapshot > 0)
                    {
                        _commandLog.WriteSnapshot(project.Snapshot, project.Sequence);
                    }
                }
            }
        }
    }
}
