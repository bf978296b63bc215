using SdrsMock.Engine;

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
        Faults = new(options.Seed);
        var owners = Operations.OfType<IJobOwner>().ToDictionary(owner => ((Operation)owner).Name);
        Worlds = new(new(options.Seed, Edition, options.Clock, SdrsMockServer.BlueprintOf(options, Edition), options.JobDuration, Coverage, owners));
        var credentials = new Credentials(options.Auth, Issuer, new(Issuer, options.Clock), options.Clock);
        Pipeline = new(new(Operations), Worlds, credentials, Faults, Coverage, Journal);
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

    /// <summary>The specimens and credentials of a project by name. Every project starts with the same specimens.</summary>
    public OrderedDictionary<string, string> VariablesOf(string projectId)
    {
        var variables = new OrderedDictionary<string, string> { ["project_id"] = projectId };
        foreach (var (name, value) in Worlds.Rules.Blueprint.Variables.Concat(Issuer.Variables(projectId)))
        {
            variables[name] = value;
        }

        return variables;
    }
}
