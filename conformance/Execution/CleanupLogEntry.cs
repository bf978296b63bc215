namespace SdrsMock.Conformance.Execution;

/// <summary>One request that creates resources, with what is known about its result.</summary>
internal sealed class CleanupLogEntry(int number, string kind, string scenario, string project)
{
    public int Number => number;

    /// <summary>The noun of the kind of resource.</summary>
    public string Kind => kind;

    public string Scenario => scenario;

    public string Project => project;

    /// <summary>The job that creates the resources; null before the response.</summary>
    public string? Job { get; set; }

    /// <summary>Whether all ids are known: the service rejected the request, or its job returned them.</summary>
    public bool Settled { get; set; }

    /// <summary>The created resources that are not known to be deleted.</summary>
    public List<string> Ids { get; } = [];
}
