using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>One of the two that are compared.</summary>
internal interface IDiffSource : IAsyncDisposable
{
    /// <summary>What it is, in words.</summary>
    string DisplayName { get; }

    /// <summary>Begins a story.</summary>
    Task<IScenarioRun> StartScenarioAsync(Scenario scenario, CancellationToken cancellation);

    /// <summary>After the last story: puts back what stood where they were played, and says what could not be.</summary>
    Task<IReadOnlyList<string>> RestoreAsync();
}
