using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>One side of a comparison.</summary>
internal interface IDiffSource : IAsyncDisposable
{
    /// <summary>The name of the side in the summary.</summary>
    string DisplayName { get; }

    /// <summary>Starts a scenario.</summary>
    Task<IScenarioRun> StartScenarioAsync(Scenario scenario, CancellationToken cancellation);

    /// <summary>Restores the project that the scenarios shared, after the last scenario.</summary>
    /// <returns>What could not be restored.</returns>
    Task<IReadOnlyList<string>> RestoreAsync();
}
