namespace SdrsMock.Conformance.Execution;

/// <summary>One call that creates something, as far as it is known.</summary>
internal sealed class CleanupLogEntry(int number, string kind, string story, string project)
{
    public int Number => number;

    /// <summary>The noun of what it creates.</summary>
    public string Kind => kind;

    public string Scenario => story;

    public string Project => project;

    /// <summary>The job that creates it; null before the answer came.</summary>
    public string? Job { get; set; }

    /// <summary>Whether nothing is open any more: the service refused, or its job has told all ids.</summary>
    public bool Settled { get; set; }

    /// <summary>What it made and is not known to be gone.</summary>
    public List<string> Ids { get; } = [];
}
