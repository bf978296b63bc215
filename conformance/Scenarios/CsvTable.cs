using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Reads CSV as spreadsheets write it: comma, semicolon or tab, with or without a BOM or a <c>sep=</c> line.</summary>
internal sealed class CsvTable
{
    private const int SampleSize = 64;

    private static readonly char[] s_separators = [',', ';', '\t'];
    private static readonly string[] s_required = ["scenario", "step", "call"];

    private readonly CsvLines? _lines;

    /// <summary>A table from any source.</summary>
    /// <param name="file">The path for messages.</param>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="lines">The lines of the text; null if the rows are numbered as in a spreadsheet.</param>
    internal CsvTable(string file, string[] columns, List<CsvRow> rows, CsvLines? lines = null) =>
        (File, Columns, Rows, _lines) = (file, columns, rows, lines);

    public string File { get; }

    public string[] Columns { get; }

    public List<CsvRow> Rows { get; }

    /// <summary>The line of the headings.</summary>
    public int HeadingLine { get; init; } = 1;

    /// <summary>The separator of the cells.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>The lines that begin with # and are skipped.</summary>
    public IEnumerable<(int Line, string Text)> Comments => _lines?.Skipped.Where(line => line.Text.Length > 0)
        ?? SkippedRows.Select(row => (row.Line, string.Join(Separator, row.Cells.Select(cell => cell.Replace(Separator, ' ')))));

    /// <summary>The rows of a workbook that begin with # and are skipped.</summary>
    public IReadOnlyList<CsvRow> SkippedRows { get; init; } = [];

    /// <summary>Adds the row as a spreadsheet numbers it to an error in this table, if it differs from the line.</summary>
    public ScenarioFileError Locate(ScenarioFileError problem) =>
        problem.File == File && GetSheetRow(problem.Row) is { } row ? problem with { SheetRow = row } : problem;

    /// <summary>The row as a spreadsheet numbers it, or null if it is equal to the line.</summary>
    public int? GetSheetRow(int line) => _lines?.GetSheetRow(line);

    /// <summary>Whether the table has one of the headings of a scenario file. Other sheets of a workbook are notes or data.</summary>
    public bool HasScenarios =>
        Columns.Any(name => s_required.Contains(name, StringComparer.OrdinalIgnoreCase)) || Rows.Exists(row => IsHeadings(row.Cells));

    /// <summary>Whether a row contains the headings of a scenario file.</summary>
    public static bool IsHeadings(IEnumerable<string> cells)
    {
        var names = string.Join(',', cells).Split(s_separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(s_required, name => names.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    /// <exception cref="ScenarioFileException">The bytes are not CSV.</exception>
    public static CsvTable Read(string path) => Parse(path, InputFiles.Read(path));

    /// <summary>The tables of a scenario file: one, or each sheet of a workbook that has one of the headings.</summary>
    /// <exception cref="ScenarioFileException">The file cannot be read as scenarios.</exception>
    public static IReadOnlyList<CsvTable> ReadAll(string path)
    {
        if (Workbook.IsOtherFormat(path))
        {
            throw CreateError(path, 1, "spreadsheets of this format are not read; save it as .xlsx, or as 'CSV UTF-8'");
        }

        if (!Workbook.IsWorkbook(path))
        {
            return [Read(path)];
        }

        var sheets = Workbook.IsLockFile(path)
            ? throw CreateError(path, 1, "the file only marks that a spreadsheet has the workbook open; name the workbook")
            : Workbook.Read(path).Where(sheet => sheet.HasScenarios).ToList();
        return sheets.Count > 0
            ? sheets
            : throw CreateError(path, 1, "no sheet has the headings scenario, step and call; write them in the first row of a sheet");
    }

    /// <exception cref="ScenarioFileException">The bytes are not CSV.</exception>
    public static CsvTable Parse(string file, ReadOnlyMemory<byte> bytes)
    {
        var text = SkipByteOrderMark(file, bytes);
        var (separator, skipped) = DetectSeparator(file, text.Span);
        var options = new CsvReaderOptions
        {
            Separator = separator,
            CommentPrefix = '#',
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            IncludeValuesInExceptions = false,
        };

        var lines = skipped > 0 ? 1 : 0;
        try
        {
            using var reader = CsvReader.Create(text[skipped..], options);
            reader.ReadHeader();
            var columns = reader.Headers.Select(name => name.Trim()).ToArray();
            var rows = new List<CsvRow>();
            while (reader.Read())
            {
                var cells = ReadCells(reader, columns, file, lines);
                if (cells.Any(cell => cell.Length > 0))
                {
                    rows.Add(new((int)reader.LineNumber + lines, cells));
                }
            }

            var parsed = CsvLines.Read(bytes.Span);
            var heading = 1 + lines;
            foreach (var (line, _) in parsed.Skipped)
            {
                heading += line == heading ? 1 : 0;
            }

            return new(file, columns, rows, parsed) { HeadingLine = heading, Separator = separator };
        }
        catch (CsvFormatException exception)
        {
            throw CreateError(
                file, (int)exception.LineNumber + lines, $"this is not CSV: {GetReason(exception.Message)}; correct the quotes of the row");
        }
    }

    private static string[] ReadCells(CsvReader reader, string[] columns, string file, int lines)
    {
        // Missing cells at the end of a row are empty. A cell without a column, or under a column without a name, results from a
        // separator inside a cell without quotes.
        for (var at = 0; at < reader.FieldCount; at++)
        {
            if ((at >= columns.Length || columns[at].Length == 0) && !reader.IsEmpty(at) && reader.GetString(at).Length > 0)
            {
                if (IsHeadings(Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)))
                {
                    throw new ScenarioFileException([CreateTitleError(file, (int)reader.LineNumber + lines)]);
                }

                var problem = at < columns.Length
                    ? $"'{reader.GetString(at)}' is below a column without a name"
                    : $"{reader.FieldCount} cells for {columns.Length} columns";
                throw CreateError(
                    file, (int)reader.LineNumber + lines, $"{problem}; put a cell that contains '{reader.Separator}' in double quotes");
            }
        }

        var cells = new string[columns.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            cells[column] = column < reader.FieldCount ? reader.GetString(column) : "";
        }

        return cells;
    }

    /// <summary>The error of a file whose headings are not in its first row.</summary>
    public static ScenarioFileError CreateTitleError(string file, int line) =>
        new(file, line, null, "the headings must be in the first row, but are in this row; delete the rows above it");

    private static ReadOnlyMemory<byte> SkipByteOrderMark(string file, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw CreateError(file, 1, "the file is a workbook with the extension .csv; save it as 'CSV UTF-8'");
        }

        // UTF-16 without a mark is detected by zero bytes, which are valid UTF-8, but do not occur in a scenario file.
        if (bytes.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || bytes.Span[..Math.Min(bytes.Length, SampleSize)].Contains((byte)0))
        {
            throw CreateError(file, 1, "the file is UTF-16; save it as 'CSV UTF-8'");
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            throw CreateError(
                file, FindFirstInvalidLine(bytes.Span),
                "the file is not UTF-8 (the format 'CSV' of Excel is GBK or Windows-1252); save it as 'CSV UTF-8'");
        }

        return bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
    }

    // Only the header decides, because cells contain semicolons even if commas separate them.
    private static (char Separator, int Skipped) DetectSeparator(string file, ReadOnlySpan<byte> text)
    {
        var first = LineAt(text, 0, out var next);
        if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return first[4..] is [var separator] && CanSeparate(separator)
                ? (separator, next)
                : throw CreateError(file, 1, $"'{first}' names no separator; write sep=, or sep=; or remove the line");
        }

        // Blank lines and comments may precede the header.
        while (next < text.Length && (first.StartsWith('#') || string.IsNullOrWhiteSpace(first)))
        {
            first = LineAt(text, next, out next);
        }

        return (s_separators.MaxBy(candidate => first.Count(character => character == candidate)), 0);
    }

    private static bool CanSeparate(char character) =>
        character == '\t' || (character is > ' ' and <= '~' and not ('"' or '#') && !char.IsAsciiLetterOrDigit(character));

    // Accepts the line ends of Windows, Unix and old Macs.
    private static string LineAt(ReadOnlySpan<byte> text, int start, out int next)
    {
        var end = text[start..].IndexOfAny((byte)'\n', (byte)'\r') is var length and >= 0 ? start + length : text.Length;
        next = Math.Min(text.Length, text[end..] is [(byte)'\r', (byte)'\n', ..] ? end + 2 : end + 1);
        return Encoding.UTF8.GetString(text[start..end]);
    }

    private static int FindFirstInvalidLine(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes[range]))
            {
                return line;
            }

            line++;
        }

        return line;
    }

    // "Malformed CSV in record 2 (line 2): text after the closing quote ... (byte offset 9)": only the middle part is needed.
    private static string GetReason(string message)
    {
        var colon = message.IndexOf(": ", StringComparison.Ordinal);
        var offset = message.LastIndexOf(" (byte offset", StringComparison.Ordinal);
        return message[(colon < 0 ? 0 : colon + 2)..(offset < 0 ? message.Length : offset)];
    }

    private static ScenarioFileException CreateError(string file, int row, string message) => new([new(file, row, null, message)]);
}
