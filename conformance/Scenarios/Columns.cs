namespace SdrsMock.Conformance.Scenarios;

/// <summary>The positions of the columns in a scenario file.</summary>
internal sealed class Columns
{
    public const string Scenario = "scenario";
    public const string Step = "step";
    public const string Call = "call";

    public static readonly string[] All =
        [Scenario, Step, Call, "with", "expect", "check", "save", "within", "covers", "tags", "data", "note"];

    private static readonly string[] s_required = [Scenario, Step, Call];
    private readonly Dictionary<string, int> _positions = new(StringComparer.OrdinalIgnoreCase);

    private Columns()
    {
    }

    public static Columns FromTable(CsvTable table, List<ScenarioFileError> problems)
    {
        var columns = new Columns();
        if (!CsvTable.IsHeadings(table.Columns) && table.Rows.Find(row => CsvTable.IsHeadings(row.Cells)) is { } headings)
        {
            problems.Add(CsvTable.CreateTitleError(table.File, headings.Line));
            return columns;
        }

        foreach (var (position, header) in table.Columns.Index())
        {
            // Text that is pasted from a browser may contain invisible characters.
            var name = InvisibleCharacters.Trim(header);
            if (name.Length > 0 && !All.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                var suggestion = DidYouMean.For(name, All, otherwise: $"; use {string.Join(", ", All)}");
                problems.Add(new(table.File, table.HeadingLine, name, $"unknown column{suggestion}"));
            }
            else if (name.Length > 0 && !columns._positions.TryAdd(name, position))
            {
                problems.Add(new(table.File, table.HeadingLine, name,
                    $"the column occurs twice, as {Letter(columns._positions[name])} and as {Letter(position)}; remove or rename one"));
            }
        }

        foreach (var missing in s_required.Where(name => !columns._positions.ContainsKey(name)))
        {
            problems.Add(new(table.File, table.HeadingLine, missing, "the column is missing; add it to the header"));
        }

        return columns;
    }

    /// <summary>The letters of a column in a spreadsheet: A, B, ..., Z, AA.</summary>
    public static string Letter(int position) =>
        (position < 26 ? "" : Letter((position / 26) - 1)) + (char)('A' + (position % 26));

    /// <summary>Whether a row repeats the headings.</summary>
    public bool IsRepeated(CsvRow row) =>
        Array.TrueForAll(s_required, name => Cell(row, name).Equals(name, StringComparison.OrdinalIgnoreCase));

    public bool Has(string column) => _positions.ContainsKey(column);

    public string Cell(CsvRow row, string column) => _positions.TryGetValue(column, out var position) ? row.Cells[position] : "";
}
