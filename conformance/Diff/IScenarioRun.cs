using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>One run of a scenario on one side, step by step.</summary>
internal interface IScenarioRun
{
    /// <summary>Why this side cannot run the scenario, or null.</summary>
    string? SkipReason { get; }

    /// <summary>The variables of this side, such as the ids of its fixtures.</summary>
    IEnumerable<KeyValuePair<string, string>> Variables { get; }

    /// <summary>Runs the next step; null if this side has no more steps.</summary>
    Task<ObservedResponse?> NextAsync(Step step, CancellationToken cancellation);

    /// <summary>Ends the scenario and cleans up.</summary>
    /// <returns>What could not be deleted.</returns>
    Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation);
}
