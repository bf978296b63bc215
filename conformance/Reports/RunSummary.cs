using System.Globalization;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>The verdict of a run and the line that states it.</summary>
internal static class RunSummary
{
    private const int MaxNamed = 5;

    /// <param name="scenarios">The outcomes of the scenarios.</param>
    /// <param name="leftBehind">The number of resources that are left behind.</param>
    /// <param name="isCoverageTooLow">Whether the coverage is below the required one.</param>
    public static Verdict GetVerdict(Counts scenarios, int leftBehind, bool isCoverageTooLow) => scenarios switch
    {
        { Failed: > 0 } => Verdict.DoesNotConform,
        { Broken: > 0 } => Verdict.BrokenScenarios,
        _ when isCoverageTooLow => Verdict.CoverageTooLow,
        _ when leftBehind > 0 => Verdict.CleanUpIncomplete,
        { Passed: 0 } => Verdict.NothingRun,
        _ => Verdict.Conforms,
    };

    /// <summary>The verdict in words.</summary>
    public static string Describe(Verdict verdict) => verdict switch
    {
        Verdict.Conforms => "CONFORMS",
        Verdict.DoesNotConform => "DOES NOT CONFORM",
        Verdict.BrokenScenarios => "BROKEN SCENARIOS",
        Verdict.CleanUpIncomplete => "CLEAN-UP INCOMPLETE",
        Verdict.NothingRun => "NOTHING RUN",
        _ => "COVERAGE TOO LOW",
    };

    /// <summary>The report with its verdict and summary, which follow from its other members.</summary>
    public static RunReport Complete(RunReport run)
    {
        var verdict = GetVerdict(run.Scenarios, run.LeftBehind.Count, DescribeGap(run) is not null);
        return run with
        {
            Verdict = verdict,
            Summary = string.Create(CultureInfo.InvariantCulture,
                $"{Describe(verdict)}: {DescribeCounts(verdict, run)}, {DescribeCoverage(verdict, run)}{run.Seconds:0.0} s, " +
                    $"against {run.Target}"),
        };
    }

    /// <summary>Why the coverage is too low; null if it is not.</summary>
    public static string? DescribeGap(RunReport run)
    {
        var coverage = run.Coverage;
        if (coverage.Constraints.Percent < run.MinimumCoverage)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"{coverage.Constraints.Percent:0.0} % of the constraints are covered, {run.MinimumCoverage} % are required");
        }

        if (run.RequiresAll is not true)
        {
            return null;
        }

        string[] gaps = [.. new[]
        {
            Name(coverage.Constraints.NotPlayed, "constraint", "constraints"),
            Name([.. coverage.Codes.NotMet, .. coverage.GatewayCodes.Missing], "error code", "error codes"),
        }.OfType<string>()];
        return gaps.Length == 0 ? null : $"{string.Join(" and ", gaps)} without a row that covers it";
    }

    private static string? Name(IReadOnlyList<string> missing, string one, string many) => missing.Count == 0
        ? null
        : $"{Pluralizer.Format(missing.Count, one, many)} ({TextTruncation.List(missing, MaxNamed)})";

    private static string DescribeCounts(Verdict verdict, RunReport run) => verdict is Verdict.NothingRun
        ? $"{Pluralizer.Format(run.Scenarios.Skipped, "scenario", "scenarios")} skipped"
        : $"{Pluralizer.Format(run.Scenarios.Total, "scenario", "scenarios")} ({run.Scenarios}), " +
            Pluralizer.Format(run.Steps.Total, "step", "steps");

    private static string DescribeCoverage(Verdict verdict, RunReport run) =>
        verdict is Verdict.CoverageTooLow ? $"{DescribeGap(run)}, " : "";
}
