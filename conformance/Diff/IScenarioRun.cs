using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>A story as one side tells it, step by step.</summary>
internal interface IScenarioRun
{
    /// <summary>Why this side does not tell it, or null.</summary>
    string? SkipReason { get; }

    /// <summary>What this side calls things by name, such as its specimens.</summary>
    IEnumerable<KeyValuePair<string, string>> Variables { get; }

    /// <summary>Plays the next step; null where this side tells no more.</summary>
    Task<ObservedResponse?> NextAsync(Step step, CancellationToken cancellation);

    /// <summary>Ends it, and says what it left behind.</summary>
    Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation);
}
