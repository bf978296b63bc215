using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Reads the cells of one row as a step, and reports an error for each invalid cell.</summary>
/// <param name="file">The path for messages.</param>
/// <param name="columns">The columns of the file.</param>
/// <param name="sheetRow">The row as a spreadsheet numbers it, or null if it is equal to the line.</param>
/// <param name="problems">The list to which errors are added.</param>
internal sealed class StepReader(string file, Columns columns, Func<int, int?> sheetRow, List<ScenarioFileError> problems)
{
    // Replaces an unknown call, so that the other cells of the row are still read.
    private static readonly CallTarget s_unknown = new CallTarget.Raw("GET", "/");

    // Large files repeat many cells. Each distinct cell is parsed once.
    private const int MaxCached = 50_000;
    private readonly Dictionary<(string Column, string Call, string Cell), object?> _cache = [];

    /// <summary>The step, or null if its call is invalid.</summary>
    /// <param name="row">The row.</param>
    /// <param name="data">The values of the data row by column name.</param>
    public Step? Read(CsvRow row, IReadOnlyDictionary<string, string> data)
    {
        var target = Cell(row, Columns.Call, data, CallTarget.Parse);
        var number = Cell(row, Columns.Step, data, ReadNumber);
        var step = new Step(target ?? s_unknown)
        {
            Row = row.Line,
            SheetRow = sheetRow(row.Line),
            Source = (row, columns),
            Number = number,
            With = Cell(row, "with", data, cell => ReadWith(target, cell, data), columns.Cell(row, Columns.Call)) ?? [],
            Expect = Cell<Expectation?>(row, "expect", data, cell => Expectation.Parse(cell)),
            Checks = Cell(row, "check", data, cell => ReadChecks(cell, data), "") ?? [],
            Captures = Cell(row, "save", data, cell => Capture.ParseAll(cell, data), "") ?? [],
            Within = Cell<TimeSpan?>(row, "within", data, cell => DurationParser.Parse(cell)),
            Covers = Cell(row, "covers", data, ReadCovers) ?? [],
            Tags = SplitWords(columns.Cell(row, "tags")),
            Data = columns.Cell(row, "data"),
            Note = Variables.Replace(columns.Cell(row, "note"), data),
        };

        if (step.Expect is { Code: { } code } && Catalog.Error(code) is null)
        {
            var suggestion = DidYouMean.For(
                code, Catalog.Errors.Select(error => error.Code ?? ""), maxDistance: 1,
                otherwise: "; 'sdrs-conformance list codes' shows all");
            Report(row, "expect", $"unknown error code {code}{suggestion}");
        }

        if (step.Within is not null && target is { CanRepeat: false })
        {
            Report(row, "within", $"only reads are repeated, and {target} changes resources; move within to a step that reads");
        }

        return target is null ? null : step;
    }

    // Data values are inserted after the cell is split, so that they may contain semicolons.
    private static List<Assignment> ReadWith(CallTarget? target, string cell, IReadOnlyDictionary<string, string> data)
    {
        var assignments = cell.StartsWith("{\"", StringComparison.Ordinal)
            ? [new(Assignment.WholeBody, "=", cell)]
            : AssignmentList.Parse(cell);
        var filled = assignments
            .Select(item => item with { Name = Variables.Replace(item.Name, data), Text = Variables.Replace(item.Text, data) })
            .ToList();
        filled.ForEach(item => WithValidator.Verify(target ?? s_unknown, item));
        filled.ForEach(item => CellValue.VerifyRepetition(item.Text));
        return filled;
    }

    private static IReadOnlyList<Check> ReadChecks(string cell, IReadOnlyDictionary<string, string> data)
    {
        var checks = Check.ParseAll(cell, data);
        foreach (var check in checks.Where(check => check.Operator is Check.Is or Check.IsNot))
        {
            CellValue.VerifyRepetition(check.Expected);
        }

        return checks;
    }

    private static int ReadNumber(string cell) =>
        WholeNumber.TryParse(cell, out var number) && number > 0
            ? number
            : throw new FormatException($"'{cell}' is not a step number; write a whole number from 1");

    private static string[] ReadCovers(string cell)
    {
        var ids = SplitWords(cell);
        var unknown = Array.Find(ids, id => Catalog.Constraint(id) is null);
        return unknown is null
            ? ids
            : throw new FormatException($"unknown constraint '{unknown}'"
                + DidYouMean.For(
                    unknown, Catalog.Constraints.Select(entry => entry.Id), otherwise: "; 'sdrs-conformance list constraints' shows all"));
    }

    private static string[] SplitWords(string cell) => cell.Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="data">The values of the data row.</param>
    /// <param name="parse">Parses the cell.</param>
    /// <param name="call">The call that the meaning of the cell depends on, or "". If it is null, the data values are inserted before the
    /// cell is parsed; otherwise the parser inserts them.</param>
    private T? Cell<T>(CsvRow row, string column, IReadOnlyDictionary<string, string> data, Func<string, T> parse, string? call = null)
    {
        var cell = columns.Cell(row, column);
        if (cell.Length == 0 && column is not (Columns.Step or Columns.Call))
        {
            return default;
        }

        var key = (column, call ?? "", cell);
        var canCache = data.Count == 0;
        if (canCache && _cache.TryGetValue(key, out var known))
        {
            return (T?)known;
        }

        try
        {
            var value = parse(call is null ? Variables.Replace(cell, data) : cell);
            if (canCache && _cache.Count < MaxCached)
            {
                _cache.Add(key, value);
            }

            return value;
        }
        catch (FormatException exception)
        {
            var missing = column == Columns.Call && cell.Contains('/')
                ? null
                : (call is null
                    ? Variables.NamesIn(Variables.Replace(cell, data))
                    : Variables.NamesOfItems(Variables.ReplaceItems(cell, data))).FirstOrDefault();
            Report(row, column, missing is null ? exception.Message : DescribeMissing(missing, data));
            return default;
        }
    }

    // Only the values of a data file are inserted into these columns.
    private static string DescribeMissing(string name, IReadOnlyDictionary<string, string> data) => data.Count == 0
        ? $"{{{name}}} is not possible here, because the scenario has no data file; write the value, or name a file in the column data"
        : $"the data file has no column '{name}'"
            + DidYouMean.For(name, data.Keys, otherwise: $"; it has {string.Join(", ", data.Keys)}");

    private void Report(CsvRow row, string column, string message) => problems.Add(new(file, row.Line, column, message));
}
