using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Reports;

/// <summary>How a whole run went, before it is made fit to be shown.</summary>
/// <param name="Results">Each story.</param>
/// <param name="Target">What was played against, in words.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record RunResult(IReadOnlyList<ScenarioResult> Results, string Target, TimeSpan Elapsed)
{
    public DateTimeOffset Started { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>What made-up values came from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>What the run as a whole could not put back.</summary>
    public IReadOnlyList<string> LeftBehind { get; init; } = [];

    /// <summary>What the mock counted during the run; null where the target is none.</summary>
    public MockCoverage? Mock { get; init; }

    /// <summary>The per cent of constraints that must be accounted for, or null.</summary>
    public double? MinimumCoverage { get; init; }

    /// <summary>Secrets that were given to the run.</summary>
    public IReadOnlyList<string?> Secrets { get; init; } = [];
}
