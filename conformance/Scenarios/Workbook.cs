using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Reads the sheets of a workbook (.xlsx, .xlsm) as tables. Every cell is text, as the spreadsheet shows it.</summary>
internal static class Workbook
{
    // A sheet in which whole columns are formatted spans a million rows.
    private const long MaxCells = 20_000_000;
    private const int MaxColumns = 1_000;

    private static readonly string[] s_extensions = [".xlsx", ".xlsm"];
    private static readonly string[] s_otherFormats =
        [".xls", ".xlsb", ".xlt", ".xltx", ".ods", ".fods", ".ots", ".numbers", ".et", ".sxc", ".gnumeric"];

    // The library asks for the encoding of the old format when it is created, also for other formats.
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether the name is that of a workbook that is read.</summary>
    public static bool IsWorkbook(string path) => s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the name is that of a spreadsheet in a format that is not read.</summary>
    public static bool IsOtherFormat(string path) => s_otherFormats.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the file only marks that a spreadsheet has the workbook open.</summary>
    public static bool IsLockFile(string path) => Path.GetFileName(path).StartsWith("~$", StringComparison.Ordinal);

    /// <summary>The path of the file in which a sheet such as <c>five.xlsx[Sheet1]</c> is; other paths are returned as they are.</summary>
    public static string GetFile(string path) =>
        path.EndsWith(']') && path.LastIndexOf('[') is var at and > 0 && IsWorkbook(path[..at]) ? path[..at] : path;

    /// <summary>The name of the sheet in a path such as <c>five.xlsx[Sheet1]</c>, or null.</summary>
    public static string? GetSheet(string path) =>
        GetFile(path) is var file && file.Length < path.Length ? path[(file.Length + 1)..^1] : null;

    /// <summary>The sheets with content, in the order of the workbook.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="keepsBlanks">Whether blanks at the ends of cells are kept.</param>
    /// <exception cref="ScenarioFileException">The file is not a workbook that can be read.</exception>
    public static IReadOnlyList<CsvTable> Read(string path, bool keepsBlanks = false)
    {
        var bytes = InputFiles.Read(path);
        if (bytes is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw CreateError(
                path, "the workbook has a password, or is in the old format .xls; save it as .xlsx without a password");
        }

        if (WorkbookPackage.FindProblem(bytes) is { } problem)
        {
            throw CreateError(path, problem);
        }

        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
            var tables = new List<CsvTable>();
            do
            {
                if (ReadSheet(path, reader, keepsBlanks) is { } table)
                {
                    tables.Add(table);
                }
            }
            while (reader.NextResult());

            return tables;
        }
        catch (Exception exception) when (exception is not ScenarioFileException and not OutOfMemoryException)
        {
            // The library reports damage by exceptions of many types, such as ExcelReaderException, XmlException and KeyNotFoundException.
            var reason = exception is ExcelReaderException ? $" ({exception.Message.TrimEnd('.')})" : "";
            throw CreateError(path, $"the workbook is damaged{reason}; open it in a spreadsheet and save it again");
        }
    }

    private static CsvTable? ReadSheet(string path, IExcelDataReader reader, bool keepsBlanks)
    {
        var file = $"{path}[{InvisibleCharacters.Show(reader.Name).Replace('/', '_').Replace('\\', '_')}]";
        if ((long)reader.RowCount * reader.FieldCount > MaxCells || reader.FieldCount > MaxColumns)
        {
            throw new ScenarioFileException([new(file, 1, null,
                $"the sheet spans {reader.RowCount} rows and {reader.FieldCount} columns; delete the empty rows and columns at its end")]);
        }

        var merged = (reader.MergeCells ?? []).Where(range => range.ToRow > range.FromRow).ToLookup(range => range.FromColumn);
        var (rows, above) = (new List<CsvRow>(), new string[reader.FieldCount]);
        for (var number = 0; reader.Read(); number++)
        {
            var cells = new string[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++)
            {
                // All rows of merged cells show the value of the first one.
                var text = merged[column].Any(range => number > range.FromRow && number <= range.ToRow)
                    ? above[column]
                    : Format(reader, column);
                (cells[column], above[column]) = (keepsBlanks ? text : text.Trim(), text);
            }

            if (Array.Exists(cells, cell => cell.Trim().Length > 0))
            {
                rows.Add(new(number + 1, cells));
            }
        }

        return CreateTable(file, rows);
    }

    private static string Format(IExcelDataReader reader, int column) =>
        WorkbookCell.Format(reader.GetValue(column), reader.GetNumberFormatString(column));

    // As in a CSV file, the first row has the headings, a row that begins with # is a comment, and a cell must have a heading.
    private static CsvTable? CreateTable(string file, List<CsvRow> rows)
    {
        var heading = rows.Find(row => !IsComment(row));
        if (heading is null)
        {
            return null;
        }

        var columns = heading.Cells.Select(cell => cell.Trim()).ToArray();
        var width = Array.FindLastIndex(columns, name => name.Length > 0) + 1;
        var below = rows.Where(row => row.Line > heading.Line && !IsComment(row)).ToList();
        var isTitle = !CsvTable.IsHeadings(columns) && below.Exists(row => CsvTable.IsHeadings(row.Cells));
        foreach (var row in isTitle ? [] : below)
        {
            var stray = Array.FindIndex(columns, name => name.Length == 0) is var at and >= 0
                ? Enumerable.Range(at, columns.Length - at).FirstOrDefault(
                    column => columns[column].Length == 0 && row.Cells[column].Length > 0, -1)
                : -1;
            if (stray >= 0)
            {
                throw new ScenarioFileException([new(file, row.Line, null,
                    $"'{row.Cells[stray]}' in column {Columns.Letter(stray)} is below a column without a name; "
                        + "name the column or delete the cell")]);
            }
        }

        return new(file, columns[..width], [.. below.Select(row => row with { Cells = row.Cells[..width] })])
        {
            HeadingLine = heading.Line,
            SkippedRows = [.. rows.Where(IsComment)],
        };
    }

    private static bool IsComment(CsvRow row) => row.Cells is [['#', ..], ..];

    private static ScenarioFileException CreateError(string file, string message) => new([new(file, 1, null, message)]);
}
