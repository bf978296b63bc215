using System.Globalization;
using System.Text;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>
/// Formats a scenario file so that two versions compare well: commas, quotes only where needed, columns in order, steps numbered.
/// Comments, blank lines and the byte order mark, which Excel needs, are preserved.
/// </summary>
internal static class ScenarioFormatter
{
    private const string ByteOrderMark = "\uFEFF";

    /// <exception cref="ScenarioFileException">The bytes are not a scenario file.</exception>
    public static byte[] Format(string file, byte[] bytes)
    {
        var table = CsvTable.Parse(file, bytes);
        var problems = new List<ScenarioFileError>();
        var columns = Columns.FromTable(table, problems);
        var steps = OrderSteps(table, columns, problems);
        if (problems.Count > 0)
        {
            throw new ScenarioFileException(problems);
        }

        // Columns without a name have no meaning and are removed.
        var present = Columns.All.Where(columns.Has).ToArray();
        var text = new StringBuilder(bytes is [0xEF, 0xBB, 0xBF, ..] ? ByteOrderMark : "");
        var comments = new Queue<(int Line, string Text)>(CsvLines.Read(bytes).Skipped);
        var rows = steps.Select(pair => (
            pair.Line, Text: Line(present.Select(name => name == Columns.Step ? pair.Step : columns.Cell(pair.Row, name)))));
        var header = comments.Index().FirstOrDefault(pair => pair.Item.Line != pair.Index + 1, (comments.Count, default)).Index + 1;
        foreach (var (line, row) in rows.Prepend((header, Line(present))))
        {
            while (comments.TryPeek(out var comment) && comment.Line < line)
            {
                text.Append(comments.Dequeue().Text).Append('\n');
            }

            text.Append(row).Append('\n');
        }

        while (comments.TryDequeue(out var last))
        {
            text.Append(last.Text).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString().TrimEnd('\n') + "\n");
    }

    /// <summary>Formats rows of one scenario, with a header; columns that are empty in all of them are left out.</summary>
    public static string Format(IEnumerable<Step> steps)
    {
        var rows = steps.Select(step => step.Cells.ToDictionary()).ToList();
        var present = Columns.All.Where(name => rows.Exists(row => row.ContainsKey(name))).ToArray();
        var text = new StringBuilder(Line(present)).Append('\n');
        foreach (var row in rows)
        {
            text.Append(Line(present.Select(name => row.GetValueOrDefault(name, "")))).Append('\n');
        }

        return text.ToString();
    }

    // Restores the order of rows that were sorted in a spreadsheet, from the step numbers.
    private static IEnumerable<(int Line, CsvRow Row, string Step)> OrderSteps(
        CsvTable table, Columns columns, List<ScenarioFileError> problems)
    {
        var steps = new (int, CsvRow, string)[table.Rows.Count];
        foreach (var scenario in table.Rows.Index().GroupBy(pair => columns.Cell(pair.Item, Columns.Scenario)))
        {
            var places = scenario.ToList();
            var numbers = places.ConvertAll(pair => ReadNumber(columns.Cell(pair.Item, Columns.Step)));
            if (numbers.GroupBy(number => number).FirstOrDefault(same => !double.IsNaN(same.Key) && same.Count() > 1) is { } duplicate)
            {
                var line = places[numbers.LastIndexOf(duplicate.Key)].Item.Line;
                problems.Add(new(table.File, line, Columns.Step,
                    $"step {duplicate.Key} of '{scenario.Key}' occurs twice; check whether two scenarios have this name"));
            }

            var order = numbers.Exists(double.IsNaN)
                ? places
                : [.. places.Zip(numbers).OrderBy(pair => pair.Second).Select(pair => pair.First)];
            for (var at = 0; at < places.Count; at++)
            {
                steps[places[at].Index] = (places[at].Item.Line, order[at].Item, $"{at + 1}");
            }
        }

        return steps;
    }

    private static double ReadNumber(string cell) =>
        double.TryParse(cell.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quote));

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny("\",\n\r") >= 0 || cell is ['#', ..] || cell.Trim().Length != cell.Length
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
