namespace SdrsMock.Conformance.Scenarios;

/// <summary>Folds errors that differ only in their row, such as those of a column whose cells were merged, into one.</summary>
internal static class RepeatedErrors
{
    private const int MaxShownLines = 3;

    // Merged cells keep their value in the first row only.
    private const string FillDown = " (if the cells of the column are merged in a spreadsheet, unmerge them and fill the value down)";

    /// <summary>One error for each message, with the lines of the others, in the order of the first ones.</summary>
    public static IEnumerable<ScenarioFileError> Fold(IEnumerable<ScenarioFileError> errors) =>
        errors.GroupBy(error => (error.File, error.Column, error.Message)).Select(Combine);

    /// <summary>The error with the lines of errors that are equal to it.</summary>
    public static ScenarioFileError Combine(IEnumerable<ScenarioFileError> equal)
    {
        var all = equal.DistinctBy(error => error.Row).ToList();
        if (all.Count == 1)
        {
            return all[0];
        }

        var lines = string.Join(", ", all.Skip(1).Take(MaxShownLines).Select(error => error.Row));
        var others = all.Count - 1 - MaxShownLines;
        var place = others > 0 ? $"{lines} and in {others} more" : lines;
        return all[0] with { Message = $"{all[0].Message}; the same in line {place}{(IsEmptyCell(all[0]) ? FillDown : "")}" };
    }

    private static bool IsEmptyCell(ScenarioFileError error) =>
        error.Message.StartsWith("the call is missing", StringComparison.Ordinal)
        || error.Message.StartsWith("''", StringComparison.Ordinal);
}
