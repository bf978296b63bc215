using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>Something that <c>lint</c> has to say about a table.</summary>
/// <param name="CreateError">Whether the table cannot be played so; else it only looks as if something else was meant.</param>
/// <param name="Problem">Where and what.</param>
internal sealed record LintFinding(bool CreateError, ScenarioFileError Problem)
{
    public static LintFinding CreateWarning(string file, int row, string? column, string message) => new(false, new(file, row, column, message));

    public SourceDiagnostic ToDiagnostic() => new(
        CreateError ? "wrong" : "suspicious", CreateError ? SourceDiagnostic.Error : SourceDiagnostic.Warning, Problem.File, Problem.Row, Problem.Column is { } column ? $"column {column}" : "row", Problem.Message);

    // As compilers say it, so that editors find the place.
    public override string ToString() =>
        $"{Problem.File}:{Problem.Row}: {(CreateError ? "error" : "warning")}: {(Problem.Column is { } column ? $"column {column}: " : "")}{Problem.Message}";
}
