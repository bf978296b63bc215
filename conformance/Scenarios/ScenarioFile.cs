namespace SdrsMock.Conformance.Scenarios;

/// <summary>Reads scenario files: CSV files and sheets of workbooks with one step per row.</summary>
public static class ScenarioFile
{
    private static readonly Dictionary<string, string> s_noData = [];

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its scenarios, in the order of their first rows.</returns>
    /// <exception cref="ScenarioFileException">The file is invalid; the exception lists all errors.</exception>
    public static IReadOnlyList<Scenario> Load(string path)
    {
        var problems = new List<ScenarioFileError>();
        var scenarios = CsvTable.ReadAll(path).SelectMany(table => Read(table, problems)).ToList();
        return problems.Count == 0 ? scenarios : throw new ScenarioFileException(problems);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="file">The path for messages; data files are searched relative to it.</param>
    /// <param name="content">UTF-8, with or without a byte order mark.</param>
    /// <returns>Its scenarios, in the order of their first rows.</returns>
    /// <exception cref="ScenarioFileException">The file is invalid; the exception lists all errors.</exception>
    public static IReadOnlyList<Scenario> Parse(string file, ReadOnlyMemory<byte> content)
    {
        var problems = new List<ScenarioFileError>();
        var scenarios = Read(CsvTable.Parse(file, content), problems);
        return problems.Count == 0 ? scenarios : throw new ScenarioFileException(problems);
    }

    /// <summary>Reads the valid scenarios of a table and adds all errors to a list.</summary>
    internal static IReadOnlyList<Scenario> Read(CsvTable table, List<ScenarioFileError> problems)
    {
        var found = new List<ScenarioFileError>();
        var columns = Columns.FromTable(table, found);
        var scenarios = new List<Scenario>();
        if (found.Count == 0)
        {
            var reader = new StepReader(table.File, columns, table.GetSheetRow, found);
            foreach (var rows in ReadScenarios(table, columns, found))
            {
                scenarios.AddRange(Expand(table.File, columns, rows, reader, found));
            }
        }

        problems.AddRange(found.Distinct().OrderBy(problem => problem.Row).Select(table.Locate));
        return scenarios;
    }

    /// <summary>Reads files and folders; of a folder all files except those in folders named <c>data</c>.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <returns>All scenarios.</returns>
    /// <exception cref="ScenarioFileException">A file is invalid; the exception lists all errors.</exception>
    /// <exception cref="FileNotFoundException">A file or folder does not exist.</exception>
    public static IReadOnlyList<Scenario> LoadAll(params IEnumerable<string> paths)
    {
        var (scenarios, problems) = (new List<Scenario>(), new List<ScenarioFileError>());
        foreach (var file in paths.SelectMany(GetFiles))
        {
            try
            {
                scenarios.AddRange(Load(file));
            }
            catch (ScenarioFileException exception)
            {
                problems.AddRange(exception.Errors);
            }
        }

        return problems.Count == 0 ? scenarios : throw new ScenarioFileException(problems);
    }

    internal static IEnumerable<string> GetFiles(string path) =>
        System.IO.File.Exists(path) ? [path] : GetFilesOfFolder(path);

    private static IEnumerable<string> GetFilesOfFolder(string path) =>
        Directory.Exists(path)
            ? InputFiles.Enumerate(path, "*")
                .Where(file => IsTable(file) && !Workbook.IsLockFile(file) && !IsData(path, file)).Order(StringComparer.Ordinal)
            : throw new FileNotFoundException($"there is no file or folder '{path}'", path);

    /// <summary>What a reader of the files should know: files and sheets that are not read.</summary>
    /// <param name="paths">Files and folders.</param>
    internal static IEnumerable<string> FindNotes(IEnumerable<string> paths)
    {
        foreach (var path in paths.Where(Directory.Exists))
        {
            foreach (var file in InputFiles.Enumerate(path, "~$*").Where(IsTable))
            {
                yield return $"{file} is not read, because it only marks that a spreadsheet has the workbook open";
            }
        }

        foreach (var file in paths.SelectMany(GetFiles).Where(file => Workbook.IsWorkbook(file) && !Workbook.IsLockFile(file)))
        {
            foreach (var sheet in FindOtherSheets(file))
            {
                yield return $"{sheet} is not read as scenarios, because it has none of the headings scenario, step and call";
            }
        }
    }

    // A workbook that cannot be read is reported as an error.
    private static IEnumerable<string> FindOtherSheets(string file)
    {
        try
        {
            return Workbook.Read(file).Where(sheet => !sheet.HasScenarios).Select(sheet => sheet.File);
        }
        catch (ScenarioFileException)
        {
            return [];
        }
    }

    /// <summary>Whether the name is that of a CSV file or of a spreadsheet.</summary>
    internal static bool IsTable(string file) =>
        Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase) || Workbook.IsWorkbook(file)
        || Workbook.IsOtherFormat(file);

    private static bool IsData(string folder, string file) =>
        Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).SkipLast(1).Contains("data");

    private static IEnumerable<List<CsvRow>> ReadScenarios(CsvTable table, Columns columns, List<ScenarioFileError> problems)
    {
        var byName = new Dictionary<string, List<CsvRow>>(StringComparer.Ordinal);
        var inOrder = new List<List<CsvRow>>();
        var unnamed = new List<CsvRow>();
        foreach (var row in table.Rows)
        {
            var name = columns.Cell(row, Columns.Scenario);
            if (columns.IsRepeated(row))
            {
                problems.Add(new(table.File, row.Line, null, "the row repeats the headings; delete it"));
                continue;
            }

            if (name.Length == 0)
            {
                unnamed.Add(row);
                continue;
            }

            if (!byName.TryGetValue(name, out var rows))
            {
                byName.Add(name, rows = []);
                inOrder.Add(rows);
            }

            rows.Add(row);
        }

        if (unnamed.Count > 0)
        {
            problems.Add(new(table.File, unnamed[0].Line, Columns.Scenario, DescribeUnnamed(unnamed)));
        }

        return inOrder;
    }

    private static IEnumerable<Scenario> Expand(
        string file, Columns columns, List<CsvRow> rows, StepReader reader, List<ScenarioFileError> problems)
    {
        var name = columns.Cell(rows[0], Columns.Scenario);
        var data = rows.Select(row => columns.Cell(row, "data")).FirstOrDefault(cell => cell.Length > 0);
        if (data is null)
        {
            return [new(file, name, ReadSteps(file, name, rows, s_noData, reader, problems))];
        }

        try
        {
            var path = DataTable.Find(file, data);
            var table = DataTable.Read(path);
            var source = new DataSource(data, path, table is [var first, ..] ? [.. first.Values.Keys] : []);
            return [.. table.Select(row => new Scenario(
                file, $"{name}[{row.Label}]", ReadSteps(file, name, rows, row.Values, reader, problems)) { Data = source })];
        }
        catch (IOException exception)
        {
            problems.Add(new(file, rows[0].Line, "data", exception.Message));
            return [];
        }
    }

    // Merged cells keep their value in the first row only.
    private static string DescribeUnnamed(List<CsvRow> rows) => rows.Count == 1
        ? "the name of the scenario is missing; write it in each of its rows"
        : $"the name of the scenario is missing in {rows.Count} rows, in lines {rows[0].Line} to {rows[^1].Line}; write it in each row "
            + "(in a spreadsheet, unmerge the cells of the column and fill the names down)";

    private static List<Step> ReadSteps(
        string file, string name, List<CsvRow> rows, IReadOnlyDictionary<string, string> data,
        StepReader reader, List<ScenarioFileError> problems)
    {
        var steps = new List<Step>();
        foreach (var (index, row) in rows.Index())
        {
            if (reader.Read(row, data) is not { } step)
            {
                continue;
            }

            if (step.Number > 0 && step.Number != index + 1)
            {
                var hint = step.Number == 1
                    ? $"check whether two scenarios have the name '{name}'"
                    : "number the steps from 1 without gaps";
                problems.Add(new(file, row.Line, Columns.Step, $"step {index + 1} of '{name}' is missing, found {step.Number}; {hint}"));
                break;
            }

            steps.Add(step);
        }

        return steps;
    }
}
