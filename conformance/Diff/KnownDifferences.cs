using System.Globalization;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>
/// Reads the table of known differences: <c>scenario,call,path,reason,until</c>. The first three accept the wildcards <c>*</c> and
/// <c>?</c>; an empty cell matches everything.
/// </summary>
internal static class KnownDifferences
{
    private static readonly string[] s_columns = ["scenario", "call", "path", "reason", "until"];

    /// <exception cref="ScenarioFileException">The table is invalid.</exception>
    public static IReadOnlyList<KnownDifference> Read(string path)
    {
        var table = CsvTable.Read(path);
        var problems = s_columns.Except(table.Columns)
            .Select(missing => new ScenarioFileError(path, 1, missing, "the column is missing; add it to the header")).ToList();
        var known = new List<KnownDifference>();
        foreach (var row in problems.Count == 0 ? table.Rows : [])
        {
            string Cell(string name) => row.Cells[Array.IndexOf(table.Columns, name)];
            if (Cell("reason").Length == 0)
            {
                problems.Add(new(path, row.Line, "reason", "the reason is missing; state why the difference is accepted"));
            }

            if (!DateOnly.TryParseExact(Cell("until"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
            {
                problems.Add(new(path, row.Line, "until", $"'{Cell("until")}' is not a date; use one such as 2027-01-31"));
            }

            known.Add(new(Cell("scenario"), Cell("call"), Cell("path"), Cell("reason"), until));
        }

        return problems.Count == 0 ? known : throw new ScenarioFileException(problems);
    }
}
