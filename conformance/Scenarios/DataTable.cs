namespace SdrsMock.Conformance.Scenarios;

/// <summary>Reads the data file of a data-driven scenario, which runs once for each row of the file.</summary>
internal static class DataTable
{
    /// <exception cref="ScenarioFileException">The file is invalid.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<DataRow> Read(string path)
    {
        var table = CsvTable.Read(Directory.Exists(path) ? throw new IOException($"{path} is a folder; name a CSV file") : path);
        var problems = table.Columns.Where(name => name.Length > 0).GroupBy(name => name).Where(same => same.Count() > 1)
            .Select(same => new ScenarioFileError(path, 1, same.Key, "the column occurs twice; remove or rename one")).ToList();
        if (problems.Count == 0 && table.Rows.Count == 0)
        {
            // The scenario would silently not run at all.
            problems.Add(new(path, 1, null, "the data file has no rows; add one for each run of the scenario"));
        }

        return problems.Count > 0
            ? throw new ScenarioFileException(problems)
            : table.Rows.Select(row => new DataRow(GetLabel(row), GetValues(table, row)));
    }

    private static Dictionary<string, string> GetValues(CsvTable table, CsvRow row) =>
        table.Columns.Zip(row.Cells).Where(pair => pair.First.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);

    // A first cell that is long or empty is not suitable as a name.
    private static string GetLabel(CsvRow row) => row.Cells[0] is { Length: > 0 and <= 40 } label ? label : $"row {row.Line}";
}
