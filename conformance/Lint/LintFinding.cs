using SdrsMock.Conformance.Reports;

namespace SdrsMock.Conformance.Lint;

/// <summary>Something that <c>lint</c> has to say about a table.</summary>
/// <param name="Wrong">Whether the table cannot be played so; else it only looks as if something else was meant.</param>
/// <param name="Problem">Where and what.</param>
internal sealed record LintFinding(bool Wrong, TableProblem Problem)
{
    public static LintFinding Suspicious(string file, int row, string? column, string message) => new(false, new(file, row, column, message));

    public PlacedFinding Placed() => new(
        Wrong ? "wrong" : "suspicious", Wrong ? PlacedFinding.Error : PlacedFinding.Warning, Problem.File, Problem.Row, Problem.Column is { } column ? $"column {column}" : "row", Problem.Message);

    // As compilers say it, so that editors find the place.
    public override string ToString() =>
        $"{Problem.File}:{Problem.Row}: {(Wrong ? "error" : "warning")}: {(Problem.Column is { } column ? $"column {column}: " : "")}{Problem.Message}";
}
