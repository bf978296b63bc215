namespace SdrsMock.Conformance.Scenarios;

/// <summary>One row of a data table: values by the name of their column.</summary>
internal sealed record DataRow(string Label, IReadOnlyDictionary<string, string> Values);

/// <summary>The second table of a data-driven story. The story is told once for each of its rows.</summary>
internal static class DataTable
{
    public static IEnumerable<DataRow> Read(string path)
    {
        var table = CsvTable.Read(path);
        return table.Rows.Select(row => new DataRow(LabelOf(row), table.Columns.Zip(row.Cells).ToDictionary(pair => pair.First, pair => pair.Second)));
    }

    // A first cell that is long or empty would make a poor name.
    private static string LabelOf(CsvRow row) => row.Cells[0] is { Length: > 0 and <= 40 } label ? label : $"row {row.Line}";
}
