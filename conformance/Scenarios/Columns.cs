namespace SdrsMock.Conformance.Scenarios;

/// <summary>Where in a table the columns of a scenario file stand.</summary>
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
        foreach (var (position, written) in table.Columns.Index())
        {
            // Text pasted from a browser brings invisible characters along.
            var name = written.Trim('\u200B', '\uFEFF', '\u00A0', ' ');
            if (name.Length > 0 && !All.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(new(table.File, 1, name, $"there is no such column{DidYouMean.For(name, All)}"));
            }
            else if (name.Length > 0 && !columns._positions.TryAdd(name, position))
            {
                problems.Add(new(table.File, 1, name, "the column stands there twice"));
            }
        }

        foreach (var missing in s_required.Where(name => !columns._positions.ContainsKey(name)))
        {
            problems.Add(new(table.File, 1, missing, "the column is missing"));
        }

        return columns;
    }

    public bool Has(string column) => _positions.ContainsKey(column);

    public string Cell(CsvRow row, string column) => _positions.TryGetValue(column, out var position) ? row.Cells[position] : "";
}
