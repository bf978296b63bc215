using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>A finding of <c>lint</c> in a scenario file.</summary>
/// <param name="IsError">Whether the file is invalid; otherwise the finding is a warning about a probable mistake.</param>
/// <param name="Problem">The place and the message.</param>
internal sealed record LintFinding(bool IsError, ScenarioFileError Problem)
{
    public static LintFinding CreateWarning(string file, int row, string? column, string message) =>
        new(false, new(file, row, column, message));

    /// <summary>The findings for a reader: one for those that differ only in their row.</summary>
    public static IEnumerable<LintFinding> Fold(IEnumerable<LintFinding> findings) => findings
        .GroupBy(finding => (finding.IsError, finding.Problem.File, finding.Problem.Column, finding.Problem.Message))
        .Select(same => new LintFinding(same.Key.IsError, RepeatedErrors.Combine(same.Select(finding => finding.Problem))));

    public SourceDiagnostic ToDiagnostic() => new(
        IsError ? "wrong" : "suspicious",
        IsError ? SourceDiagnostic.Error : SourceDiagnostic.Warning,
        Problem.File,
        Problem.Row,
        Problem.Column is { } column ? $"column {column}" : "row",
        Problem.Message);

    // The format of compilers, so that editors can jump to the place.
    public override string ToString()
    {
        var column = Problem.Column is { } name ? $"column {name}: " : "";
        return SafeText.ForConsole(
            $"{Problem.Place}: {(IsError ? "error" : "warning")}: {column}{Problem.Message}");
    }
}
