using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Reports;

/// <summary>The result of a run, before redaction.</summary>
/// <param name="Results">Result of each scenario.</param>
/// <param name="Target">Description of the target.</param>
/// <param name="Elapsed">Duration of the run.</param>
internal sealed record RunResult(IReadOnlyList<ScenarioResult> Results, string Target, TimeSpan Elapsed)
{
    public DateTimeOffset Started { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>Seed of the generated values.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Resources that the run could not restore or delete.</summary>
    public IReadOnlyList<string> LeftBehind { get; init; } = [];

    /// <summary>Counters of the mock during the run; null if the target is not a mock.</summary>
    public MockCoverage? Mock { get; init; }

    /// <summary>Required coverage of the constraints in per cent, or null.</summary>
    public double? MinimumCoverage { get; init; }

    /// <summary>
    /// True if the scenarios of the program were all run, so that a constraint or an error code that no row covers is a gap; else null.
    /// </summary>
    public bool? RequiresAll { get; init; }

    /// <summary>Whether the target was an embedded mock.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>The edition of the documentation that the mock follows; null if the target is not a mock.</summary>
    public string? Edition { get; init; }

    /// <summary>The version of the mock; null for the embedded one, which has the version of this program, and for other targets.</summary>
    public string? TargetVersion { get; init; }

    /// <summary>The id of the mutant with which the mock behaves wrong on purpose; null for none.</summary>
    public string? Mutant { get; init; }

    /// <summary>Identifies the selected scenarios, before they are split into parts.</summary>
    public string? Suite { get; init; }

    /// <summary>The part of the scenarios that was run, such as <c>1/2</c>; null for all of them.</summary>
    public string? Shard { get; init; }

    /// <summary>Secrets that the run used.</summary>
    public IReadOnlyList<string?> Secrets { get; init; } = [];
}
