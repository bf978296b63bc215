namespace SdrsMock.Conformance.Scenarios;

/// <summary>Reads the data file of a data-driven scenario, which runs once for each row of the file.</summary>
internal static class DataTable
{
    /// <summary>
    /// The path of the data file that a scenario file names. In a workbook <c>[Sheet2]</c> is another sheet of it, and
    /// <c>data/five.xlsx[Sheet2]</c> one of another workbook.
    /// </summary>
    /// <exception cref="IOException">There is no such file below the folder.</exception>
    public static string Find(string file, string name)
    {
        var folder = Path.GetDirectoryName(file) ?? "";
        if (name is ['[', .. var sheet, ']'] && Workbook.GetSheet(file) is not null)
        {
            return $"{Workbook.GetFile(file)}[{sheet}]";
        }

        if (name.Contains('\0'))
        {
            throw new IOException($"'{name}' is not the name of a file; correct it");
        }

        var path = InputFiles.ResolveBelow(folder, name);
        if (Directory.Exists(path))
        {
            throw new IOException($"'{name}' is a folder; name a file");
        }

        return File.Exists(path) || File.Exists(Workbook.GetFile(path))
            ? path
            : throw new IOException($"there is no file '{name}' in the folder of the scenario file"
                + DidYouMean.For(name, GetNeighbors(folder, path), otherwise: "; correct the name"));
    }

    /// <exception cref="ScenarioFileException">The file is invalid.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<DataRow> Read(string path)
    {
        var table = ReadTable(path);
        var problems = table.Columns.Where(name => name.Length > 0).GroupBy(name => name).Where(same => same.Count() > 1)
            .Select(same => new ScenarioFileError(
                path, table.HeadingLine, same.Key, "the column occurs twice; remove or rename one")).ToList();
        problems.AddRange(table.Rows.Where(row => row.Cells.Length > 1 && row.Cells.SequenceEqual(table.Columns))
            .Select(row => table.Locate(new(path, row.Line, null, "the row repeats the headings; delete it"))));
        if (problems.Count == 0 && table.Rows.Count == 0)
        {
            // The scenario would silently not run at all.
            problems.Add(new(path, 1, null, "the data file has no rows; add one for each run of the scenario"));
        }

        return problems.Count > 0
            ? throw new ScenarioFileException(problems)
            : [.. table.Rows.Select(row => new DataRow(GetLabel(row), GetValues(table, row)))];
    }

    /// <summary>Reads the table without verifying it.</summary>
    /// <exception cref="ScenarioFileException">The file is invalid.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable ReadTable(string path)
    {
        try
        {
            if (Workbook.IsOtherFormat(path))
            {
                throw new IOException($"{path} is a spreadsheet in a format that is not read; save it as .xlsx, or as 'CSV UTF-8'");
            }

            var file = Workbook.GetFile(path);
            return Workbook.IsWorkbook(file) ? ReadSheet(file, Workbook.GetSheet(path)) : CsvTable.Read(path);
        }
        catch (UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be read, because access is denied; change its permissions");
        }
    }

    private static CsvTable ReadSheet(string file, string? name)
    {
        var sheets = Workbook.Read(file, keepsBlanks: true);
        return (name is null
            ? sheets is [var first, ..] ? first : null
            : sheets.FirstOrDefault(sheet => sheet.File.Equals($"{file}[{name}]", StringComparison.OrdinalIgnoreCase)))
            ?? throw new IOException(sheets.Count == 0
                ? $"{file} has no sheet with content; write the values into its first sheet"
                : $"{file} has no sheet '{name}'; it has {string.Join(", ", sheets.Select(sheet => Workbook.GetSheet(sheet.File)))}");
    }

    // The files beside the place where the file was expected, as the scenario file would name them.
    private static IEnumerable<string> GetNeighbors(string folder, string path) =>
        Path.GetDirectoryName(path) is { } parent && Directory.Exists(parent.Length == 0 ? "." : parent)
            ? Directory.EnumerateFiles(parent.Length == 0 ? "." : parent)
                .Select(file => Path.GetRelativePath(folder.Length == 0 ? "." : folder, file).Replace('\\', '/'))
            : [];

    private static Dictionary<string, string> GetValues(CsvTable table, CsvRow row) =>
        table.Columns.Zip(row.Cells).Where(pair => pair.First.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);

    // A first cell that is long or empty is not suitable as a name.
    private static string GetLabel(CsvRow row) => row.Cells[0] is { Length: > 0 and <= 40 } label ? label : $"row {row.Line}";
}
