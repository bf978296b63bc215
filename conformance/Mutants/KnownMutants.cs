using System.Globalization;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>Reads the table of excused mutants: <c>mutant,reason,until</c>. An expired row excuses nothing.</summary>
internal static class KnownMutants
{
    private static readonly string[] s_columns = ["mutant", "reason", "until"];

    /// <summary>The reasons by the id of the mutant.</summary>
    /// <exception cref="ScenarioFileException">The table is invalid.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path, DateOnly today)
    {
        var table = CsvTable.Read(path);
        var problems = s_columns.Except(table.Columns)
            .Select(missing => new ScenarioFileError(path, 1, missing, "the column is missing; add it to the header")).ToList();
        var known = new Dictionary<string, string>();
        foreach (var row in problems.Count == 0 ? table.Rows : [])
        {
            string Cell(string name) => row.Cells[Array.IndexOf(table.Columns, name)];
            if (Cell("reason").Length == 0)
            {
                problems.Add(new(path, row.Line, "reason", "the reason is missing; state why the mutant need not be noticed"));
            }

            if (!DateOnly.TryParseExact(Cell("until"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
            {
                problems.Add(new(path, row.Line, "until", $"'{Cell("until")}' is not a date; use one such as 2027-01-31"));
            }
            else if (until >= today)
            {
                known[Cell("mutant")] = Cell("reason");
            }
        }

        return problems.Count == 0 ? known : throw new ScenarioFileException(problems);
    }
}
