using System.Text;
using SdrsMock.Engine;
using SdrsMock.Identity;
using SdrsMock.Neighbours;
using SdrsMock.Neighbours.Images;
using SdrsMock.Neighbours.Jobs;

namespace SdrsMock;

/// <summary>The mock without a port: everything between a request and its reply, put together.</summary>
internal sealed class MockEngine
{
    public MockEngine(MockOptions options)
    {
        Options = options;
        Edition = Edition.Named(options.Edition);
        Operations = Api.OperationsOf(Edition);
        Issuer = new(options.Seed);
        Coverage = new();
        Journal = new(options.JournalSize, options.Clock);
        Faults = new(options.Seed, options.FaultRules);
        // The neighbours' jobs end even while they are off: a state that was saved while they were on may hold some.
        var owners = Operations.OfType<IJobOwner>().ToDictionary(owner => ((Operation)owner).Name).Concat(NeighbourJobs.Owners).ToDictionary();
        var quirks = options.Quirks.Select(Quirks.Named).ToHashSet();
        Worlds = new(new(options.Seed, Edition, quirks, options.Clock, SdrsMockServer.BlueprintOf(options, Edition), options.JobDuration, new(options.FinishedJobs, options.FailedTasks), Coverage, owners));
        var credentials = new Credentials(options.Auth, Issuer, new(Issuer, options.Clock), options.Clock);
        Pipeline = new(new(Operations), Worlds, credentials, Faults, Coverage, Journal);
        Neighbours = options.Neighbours ? new(Worlds, credentials, Issuer, Journal) : null;
        var directory = new SdrsMock.Identity.Directory(Edition, Issuer);
        Identity = new(Issuer, directory, new(directory, options.Neighbours ? CatalogEntries.All : []), new(credentials, Issuer), options.Clock, Journal);
    }

    public MockOptions Options { get; }

    public Edition Edition { get; }

    public IReadOnlyList<Operation> Operations { get; }

    public Issuer Issuer { get; }

    public Coverage Coverage { get; }

    public Journal Journal { get; }

    public FaultRules Faults { get; }

    public Worlds Worlds { get; }

    public Pipeline Pipeline { get; }

    /// <summary>Where clients log in; SDRS itself does not know it.</summary>
    public IdentityService Identity { get; }

    /// <summary>ECS, EVS, VPC and IMS; null when they are off. SDRS does not know them either.</summary>
    public NeighbourServices? Neighbours { get; }

    /// <summary>What is served beside SDRS.</summary>
    public IReadOnlyList<Helper> Helpers =>
    [
        new("identity", Served: true, [.. Identity.Calls]),
        .. NeighbourServices.All.Select(service => new Helper(service.Name, Neighbours is not null, [.. service.Routes.Select(route => $"{route.Method} {route.Template}")])),
    ];

    /// <summary>What is answered to a call outside the control plane.</summary>
    public Reply Answer(ApiRequest request) => Neighbours?.Answer(request) ?? Identity.Answer(request) ?? Pipeline.Answer(request);

    /// <summary>The fault rules of a project, or all of them.</summary>
    public IReadOnlyList<FaultRule> FaultsOf(string? projectId) =>
        [.. Faults.All.Where(rule => projectId is null || rule.ProjectId == projectId)];

    /// <summary>Adds a fault rule; one about a pair's synchronisation acts at once.</summary>
    /// <exception cref="ArgumentException">The rule makes no sense; the message says why.</exception>
    public FaultRule AddFault(FaultRule rule)
    {
        if (rule is { Replication: { } pairId, FaultLevel: "2" or "5" })
        {
            rule = rule with { ProjectId = rule.ProjectId ?? Issuer.DefaultProjectId };
            var world = Worlds.Of(rule.ProjectId);
            lock (world.Gate)
            {
                world.Jobs.Settle(Options.Clock.Now);
                if (Consequences.BreakSynchronisation(world, pairId, rule.FaultLevel) is { } problem)
                {
                    throw new ArgumentException(problem);
                }
            }
        }

        return Faults.Add(rule);
    }

    /// <summary>Takes a fault rule away; a pair whose synchronisation it broke recovers. False when there is none.</summary>
    public bool RemoveFault(string id)
    {
        var rule = Faults.Remove(id);
        if (rule is { Replication: { } pairId, ProjectId: { } projectId })
        {
            var world = Worlds.Of(projectId);
            lock (world.Gate)
            {
                world.Jobs.Settle(Options.Clock.Now);
                Consequences.MendSynchronisation(world, pairId);
            }
        }

        return rule is not null;
    }

    /// <summary>A project's state as JSON, or the state of all.</summary>
    public string StateOf(string? projectId) => Encoding.UTF8.GetString(Reply.Json(200, json => StateDocument.Write(json, this, projectId)).Body.Span);

    /// <summary>A fresh start: of one project, or of everything, clock, faults, journal and coverage included.</summary>
    public void Reset(string? projectId)
    {
        Faults.Clear(projectId);
        Worlds.Reset(projectId);
        if (projectId is null)
        {
            Options.Clock.Rewind();
            Issuer.Forget();
            Journal.Clear();
            Coverage.Clear();
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
}
