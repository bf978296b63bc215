using System.Globalization;
using System.Text;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>A scenario table in the one form in which two versions compare well: commas, quotes only where needed, columns in
/// order, steps numbered. Remarks, blank lines and the byte order mark that Excel wants stay.</summary>
internal static class ScenarioFormatter
{
    private const string ByteOrderMark = "\uFEFF";

    /// <exception cref="ScenarioFileException">The bytes are no table of stories.</exception>
    public static byte[] Format(string file, byte[] bytes)
    {
        var table = CsvTable.Parse(file, bytes);
        var problems = new List<ScenarioFileError>();
        var columns = Columns.FromTable(table, problems);
        var steps = Steps(table, columns, problems);
        if (problems.Count > 0)
        {
            throw new ScenarioFileException(problems);
        }

        // Columns without a name hold nothing that anybody reads.
        var present = Columns.All.Where(columns.Has).ToArray();
        var text = new StringBuilder(bytes is [0xEF, 0xBB, 0xBF, ..] ? ByteOrderMark : "");
        var remarks = new Queue<(int Line, string Text)>(GetComments(bytes));
        var rows = steps.Select(pair => (pair.Line, Text: Line(present.Select(name => name == Columns.Step ? pair.Step : columns.Cell(pair.Row, name)))));
        var header = remarks.Index().FirstOrDefault(pair => pair.Item.Line != pair.Index + 1, (remarks.Count, default)).Index + 1;
        foreach (var (line, row) in rows.Prepend((header, Line(present))))
        {
            while (remarks.TryPeek(out var remark) && remark.Line < line)
            {
                text.Append(remarks.Dequeue().Text).Append('\n');
            }

            text.Append(row).Append('\n');
        }

        while (remarks.TryDequeue(out var last))
        {
            text.Append(last.Text).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString().TrimEnd('\n') + "\n");
    }

    // Rows that were sorted in a spreadsheet get their order back where their numbers still tell it.
    private static IEnumerable<(int Line, CsvRow Row, string Step)> Steps(CsvTable table, Columns columns, List<ScenarioFileError> problems)
    {
        var told = new (int, CsvRow, string)[table.Rows.Count];
        foreach (var story in table.Rows.Index().GroupBy(pair => columns.Cell(pair.Item, Columns.Scenario)))
        {
            var places = story.ToList();
            var numbers = places.ConvertAll(pair => double.TryParse(columns.Cell(pair.Item, Columns.Step), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : double.NaN);
            if (numbers.GroupBy(number => number).FirstOrDefault(same => !double.IsNaN(same.Key) && same.Count() > 1) is { } twice)
            {
                problems.Add(new(table.File, places[numbers.LastIndexOf(twice.Key)].Item.Line, Columns.Step, $"step {twice.Key} of '{story.Key}' stands there twice; are there two stories of that name?"));
            }

            var order = numbers.Exists(double.IsNaN) ? places : [.. places.Zip(numbers).OrderBy(pair => pair.Second).Select(pair => pair.First)];
            for (var at = 0; at < places.Count; at++)
            {
                told[places[at].Index] = (places[at].Item.Line, order[at].Item, $"{at + 1}");
            }
        }

        return told;
    }

    // Lines outside of quotes that are blank or begin with #: the reader leaves them out.
    private static IEnumerable<(int Line, string Text)> GetComments(byte[] bytes)
    {
        var quoted = false;
        foreach (var (index, raw) in Encoding.UTF8.GetString(bytes).Trim('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r').Index())
        {
            var line = raw.TrimEnd();
            if (!quoted && (line.StartsWith('#') || line.Trim(',', ';', '\t', ' ').Length == 0))
            {
                yield return (index + 1, line.StartsWith('#') ? line : "");
            }
            else
            {
                quoted ^= line.Count(character => character == '"') % 2 == 1;
            }
        }
    }

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quote));

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny("\",\n\r") >= 0 || cell is ['#', ..] ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
