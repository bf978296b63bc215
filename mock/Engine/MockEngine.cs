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
using SdrsMock.OperationModel;
using SdrsMock.Operations;
using SdrsMock.Persistence;
using SdrsMock.Pipeline;
using SdrsMock.State;

namespace SdrsMock.Engine;

/// <summary>The mock without a port: everything between a request and its reply, put together.</summary>
internal sealed class MockEngine : IDisposable
{
    private readonly ICommandLog? _commandLog;
    private readonly ILogger _log;
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
        Journal = new(options.JournalSize, options.Clock);
        var faults = new FaultRuleSet(options.Seed, options.MaxFaultRules);
        // The neighbours' jobs end even while they are off: a state that was saved while they were on may hold some.
        var owners = Operations.OfType<IJobHandler>().ToDictionary(owner => ((Operation)owner).Name).Concat(ServiceJobs.Handlers).ToDictionary();
        var quirks = options.Quirks.Select(Quirks.Parse).ToHashSet();
        var context = new EngineContext(options.Seed, Edition, quirks, options.Clock, InventoryTemplates.Get(options, Edition), options.JobDuration, new(options.MaxFinishedJobs, options.MaxFailedJobs), Coverage, owners);
        // Opened last: options that make no sense shall leave no file.
        _commandLog = options.State is { } state ? StoreFactory.Open(state, options.StateDurability, StateCompatibility.FromOptions(options)) : null;
        try
        {
            Projects = new(context, _commandLog, new(context, Replay));
            GlobalState = new(options.Clock, faults, Issuer, _commandLog);
        }
        catch
        {
            _commandLog?.Dispose();
            throw;
        }

        var credentials = new Authenticator(options.Auth, Issuer, new(Issuer, options.Clock), options.Clock);
        Pipeline = new(new(Operations), Projects, credentials, GlobalState, Coverage);
        Inventory = new(Projects);
        Faults = new(faults, Projects, GlobalState, Issuer);
        CompanionServices = options.CompanionServices ? new(Projects, credentials, Issuer) : null;
        var directory = new SdrsMock.Keystone.AccountDirectory(Edition, Issuer);
        Keystone = new(Issuer, directory, new(directory, options.CompanionServices ? CatalogEntries.All : []), new(credentials), options.Clock, GlobalState);
        if (_commandLog is not null)
        {
            _commandLog.WriteFailed = OnWriteLost;
        }
    }

    public MockOptions Options { get; }

    public Edition Edition { get; }

    public IReadOnlyList<Operation> Operations { get; }

    public CredentialIssuer Issuer { get; }

    public CoverageCounters Coverage { get; }

    public RequestJournal Journal { get; }

    public FaultInjector Faults { get; }

    /// <summary>What all projects have in common and the store keeps.</summary>
    public GlobalState GlobalState { get; }

    public ProjectRegistry Projects { get; }

    /// <summary>Changes to the surroundings.</summary>
    public InventoryCommands Inventory { get; }

    public RequestPipeline Pipeline { get; }

    /// <summary>Where clients log in; SDRS itself does not know it.</summary>
    public KeystoneApi Keystone { get; }

    /// <summary>ECS, EVS, VPC and IMS; null when they are off. SDRS does not know them either.</summary>
    public CompanionServiceHost? CompanionServices { get; }

    /// <summary>What is served beside SDRS.</summary>
    public IReadOnlyList<CompanionServiceInfo> CompanionServiceInfos =>
    [
        new(KeystoneApi.Name, Served: true, [.. Keystone.Endpoints]),
        .. CompanionServiceHost.All.Select(service => new CompanionServiceInfo(service.Name, CompanionServices is not null, [.. service.Routes.Select(route => route.Name)])),
    ];

    /// <summary>What is answered to a call outside the control plane, once the reply is <see cref="Response.Persisted"/>.</summary>
    public Response Handle(ApiRequest request)
    {
        var heard = Telemetry.Begin(request);
        var trace = new RequestContext();
        Response? response = null;
        try
        {
            return response = Handle(request, trace);
        }
        finally
        {
            // A bug ends a call without a reply. The caller is told so by whoever hosts us, and the call can be found all the same.
            var told = response ?? Response.Rejected(new(Errors.InternalError), request.Id);
            Journal.Write(request, trace, told);
            heard.End(request, trace, told);
        }
    }

    /// <summary>Why calls cannot be kept right now, which is tried and logged; null when they can.</summary>
    public string? CheckReadiness()
    {
        try
        {
            _commandLog?.Probe();
            return null;
        }
        catch (StoreException exception)
        {
            Log.PersistFailed(_log, exception.Message);
            return exception.Message;
        }
    }

    /// <summary>A project's state as JSON, or the state of all.</summary>
    public string GetStateJson(string? projectId) => Encoding.UTF8.GetString(Response.Json(200, json => StateDocument.Write(json, this, projectId)).Body.Span);

    /// <summary>A fresh start: of one project, or of everything, clock, faults, journal and coverage included.</summary>
    /// <returns>Ends when the store has it.</returns>
    public Task Reset(string? projectId)
    {
        if (projectId is not null)
        {
            GlobalState.Change(() =>
            {
                Faults.Rules.Clear(projectId);
                return true;
            });
            return Projects.Reset(projectId);
        }

        Journal.Clear();
        Coverage.Clear();
        return Projects.ReplaceAll([], GlobalState, () =>
        {
            // With what was drawn and numbered, or chance would go on where it was.
            Faults.Rules.Restore(new());
            Options.Clock.Rewind();
            Issuer.Reset();
        });
    }

    private Response Handle(ApiRequest request, RequestContext trace)
    {
        try
        {
            GlobalState.Refresh();
            return GlobalState.AwaitDurable(CompanionServices?.Handle(request, trace) ?? Keystone.Handle(request, trace) ?? Pipeline.Handle(request, trace));
        }
        catch (StoreException exception)
        {
            Log.PersistFailed(_log, exception.Message);
            return Response.NotPersisted(exception, request.Id);
        }
    }

    /// <summary>Carries out a call from the log.</summary>
    private Response Replay(ProjectState project, LoggedCommand call) =>
        call.Path.StartsWith(InventoryCommands.Path, StringComparison.Ordinal) ? InventoryCommands.Replay(project, call.Request)
        : call.Path.StartsWith(ReplicationFaults.Path, StringComparison.Ordinal) ? ReplicationFaults.Replay(project, call.Request)
        : CompanionServiceHost.IsLogged(call.Path) ? CompanionServiceHost.Replay(project, call.Request)
        : Pipeline.Replay(project, call.Request, call.Fault);

    // What could not be kept must not be seen either: what the store has is loaded again.
    private void OnWriteLost(WriteFailure loss)
    {
        Log.PersistFailed(_log, loss.Exception.Message);
        foreach (var project in loss.Projects)
        {
            Projects.Evict(project, loss.Exception);
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
        }
    }

    /// <summary>The specimens and credentials of a project by name. Every project starts with the same specimens.</summary>
    public OrderedDictionary<string, string> GetVariables(string projectId)
    {
        var variables = new OrderedDictionary<string, string> { ["project_id"] = projectId };
        foreach (var (name, value) in Projects.Context.InventoryTemplate.Variables.Concat(Issuer.GetVariables(projectId)).Concat(Keystone.Directory.GetVariables(projectId)).Concat(ImageCatalog.GetVariables(Options.Seed)))
        {
            variables[name] = value;
        }

        return variables;
    }

    /// <summary>An orderly end: the store gets a snapshot of each project, so that the next start has nothing to repeat.</summary>
    public void Dispose()
    {
        if (_commandLog is null || _isDisposed)
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
                    if (project.Persistence.EntriesSinceSnapshot > 0)
                    {
                        _commandLog.WriteSnapshot(project, SnapshotSerializer.Serialize(project));
                    }
                }
            }
        }
    }
}
