using System.Globalization;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Turns the cells of one row into a step, and says of each wrong cell what is wrong with it.</summary>
internal sealed class StepReader(string file, Columns columns, List<ScenarioFileError> problems)
{
    // Stands in for a call that nobody knows, so that the other cells of its row are read all the same.
    private static readonly CallTarget s_unknown = new CallTarget.Raw("GET", "/");

    // Large tables say the same things again and again. What a cell means is read once, and kept once.
    private const int MaxCached = 50_000;
    private readonly Dictionary<(string Column, string Call, string Cell), object?> _cache = [];

    /// <summary>The step, or null when a cell that it cannot do without is wrong.</summary>
    /// <param name="row">The row.</param>
    /// <param name="data">The values of a data table's row, which stand in for their names.</param>
    public Step? Read(CsvRow row, IReadOnlyDictionary<string, string> data)
    {
        var target = Cell(row, Columns.Call, data, CallTarget.Parse);
        var number = Cell(row, Columns.Step, data, ReadNumber);
        var step = new Step(target ?? s_unknown)
        {
            Row = row.Line,
            Number = number,
            With = Cell(row, "with", data, cell => ReadWith(target, cell, data), columns.Cell(row, Columns.Call)) ?? [],
            Expect = Cell<Expectation?>(row, "expect", data, cell => Expectation.Parse(cell)),
            Checks = Cell(row, "check", data, Check.ParseAll) ?? [],
            Captures = Cell(row, "save", data, Capture.ParseAll) ?? [],
            Within = Cell<TimeSpan?>(row, "within", data, cell => DurationParser.Parse(cell)),
            Covers = Cell(row, "covers", data, ReadCovers) ?? [],
            Tags = SplitWords(columns.Cell(row, "tags")),
            Data = columns.Cell(row, "data"),
            Note = Variables.Replace(columns.Cell(row, "note"), data),
        };

        if (step.Expect is { Code: { } code } && Catalog.Error(code) is null)
        {
            Report(row, "expect", $"no error is documented as {code}{DidYouMean.For(code, Catalog.Errors.Select(error => error.Code ?? ""), most: 1)}");
        }

        if (step.Within is not null && target is { CanRepeat: false })
        {
            Report(row, "within", $"only reads are repeated, and {target} changes something; let a row that reads wait");
        }

        return target is null ? null : step;
    }

    // A data value fills its place after the cell was taken apart, so that it may hold semicolons.
    private static List<Assignment> ReadWith(CallTarget? target, string cell, IReadOnlyDictionary<string, string> data)
    {
        var assignments = cell.StartsWith("{\"", StringComparison.Ordinal) ? [new(Assignment.WholeBody, "=", cell)] : AssignmentList.Parse(cell);
        var filled = assignments.Select(item => item with { Name = Variables.Replace(item.Name, data), Text = Variables.Replace(item.Text, data) }).ToList();
        filled.ForEach(item => WithValidator.Verify(target ?? s_unknown, item));
        return filled;
    }

    private static int ReadNumber(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"expected a whole number from 1, not '{cell}'");

    private static string[] ReadCovers(string cell)
    {
        var ids = SplitWords(cell);
        var unknown = Array.Find(ids, id => Catalog.Constraint(id) is null);
        return unknown is null
            ? ids
            : throw new FormatException($"there is no constraint '{unknown}'{DidYouMean.For(unknown, Catalog.Constraints.Select(entry => entry.Id))}");
    }

    private static string[] SplitWords(string cell) => cell.Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <param name="row">The row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="data">Values of a data table.</param>
    /// <param name="parse">Reads the cell.</param>
    /// <param name="call">What the meaning of the cell depends on besides; such a cell puts the data in by itself.</param>
    private T? Cell<T>(CsvRow row, string column, IReadOnlyDictionary<string, string> data, Func<string, T> parse, string? call = null)
    {
        var cell = columns.Cell(row, column);
        if (cell.Length == 0 && column is not (Columns.Step or Columns.Call))
        {
            return default;
        }

        var key = (column, call ?? "", cell);
        var alike = data.Count == 0;
        if (alike && _cache.TryGetValue(key, out var known))
        {
            return (T?)known;
        }

        try
        {
            var value = parse(call is null ? Variables.Replace(cell, data) : cell);
            if (alike && _cache.Count < MaxCached)
            {
                _cache.Add(key, value);
            }

            return value;
        }
        catch (FormatException exception)
        {
            Report(row, column, exception.Message);
            return default;
        }
    }

    private void Report(CsvRow row, string column, string message) => problems.Add(new(file, row.Line, column, message));
}
