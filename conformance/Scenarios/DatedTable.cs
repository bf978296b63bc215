using System.Globalization;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>
/// Reads a table of what is accepted, each row for a <c>reason</c> and <c>until</c> a date. The other columns say what it is.
/// </summary>
internal static class DatedTable
{
    private const string Reason = "reason";
    private const string Until = "until";

    /// <summary>Reads the rows of a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The other columns, in any order.</param>
    /// <param name="missingReason">What the reason must state, for the message about a row without one.</param>
    /// <param name="create">Creates an item from the cells of the other columns by name, the reason, the date and the line.</param>
    /// <exception cref="ScenarioFileException">The table is invalid.</exception>
    public static IReadOnlyList<T> Read<T>(
        string path, IReadOnlyList<string> columns, string missingReason, Func<Func<string, string>, string, DateOnly, int, T> create)
    {
        var table = CsvTable.Read(path);
        var problems = columns.Append(Reason).Append(Until).Except(table.Columns)
            .Select(missing => new ScenarioFileError(path, 1, missing, "the column is missing; add it to the header")).ToList();
        var items = new List<T>();
        foreach (var row in problems.Count == 0 ? table.Rows : [])
        {
            string Cell(string name) => row.Cells[Array.IndexOf(table.Columns, name)];
            if (Cell(Reason).Length == 0)
            {
                problems.Add(new(path, row.Line, Reason, $"the reason is missing; state why {missingReason}"));
            }

            if (!DateOnly.TryParseExact(Cell(Until), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
            {
                problems.Add(new(path, row.Line, Until, $"'{Cell(Until)}' is not a date; use one such as 2027-01-31"));
            }

            items.Add(create(Cell, Cell(Reason), until, row.Line));
        }

        return problems.Count == 0 ? items : throw new ScenarioFileException(problems);
    }
}
