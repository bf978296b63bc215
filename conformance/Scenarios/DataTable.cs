namespace SdrsMock.Conformance.Scenarios;

/// <summary>The second table of a data-driven story. The story is told once for each of its rows.</summary>
internal static class DataTable
{
    /// <exception cref="ScenarioFileException">Something in it is wrong.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IEnumerable<DataRow> Read(string path)
    {
        var table = CsvTable.Read(Directory.Exists(path) ? throw new IOException($"{path} is a folder") : path);
        var problems = table.Columns.Where(name => name.Length > 0).GroupBy(name => name).Where(same => same.Count() > 1)
            .Select(same => new ScenarioFileError(path, 1, same.Key, "the column stands there twice")).ToList();
        if (problems.Count == 0 && table.Rows.Count == 0)
        {
            // The story would not be told even once, and nobody would miss it.
            problems.Add(new(path, 1, null, "there is no row that a story could be told for"));
        }

        return problems.Count > 0 ? throw new ScenarioFileException(problems)
            : table.Rows.Select(row => new DataRow(GetLabel(row), table.Columns.Zip(row.Cells).Where(pair => pair.First.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second)));
    }

    // A first cell that is long or empty would make a poor name.
    private static string GetLabel(CsvRow row) => row.Cells[0] is { Length: > 0 and <= 40 } label ? label : $"row {row.Line}";
}
