namespace SdrsMock.Conformance.Scenarios;

/// <summary>One row of a scenario file: one call and its expected response.</summary>
public sealed class Step
{
    internal Step(CallTarget target) => Target = target;

    /// <summary>The line in the file; the header is 1.</summary>
    public required int Row { get; init; }

    /// <summary>The row as a spreadsheet numbers it; null if it is equal to the line.</summary>
    public int? SheetRow { get; init; }

    /// <summary>Its number in the scenario, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The call, as written in the file.</summary>
    public string Call => Target.ToString()!;

    /// <summary>The ids of the constraints that it covers.</summary>
    public IReadOnlyList<string> Covers { get; internal init; } = [];

    /// <summary>A note for readers, printed when the step fails.</summary>
    public string Note { get; internal init; } = "";

    internal CallTarget Target { get; }

    internal IReadOnlyList<Assignment> With { get; init; } = [];

    /// <summary>The expected status and code; null expects the documented success.</summary>
    internal Expectation? Expect { get; init; }

    internal IReadOnlyList<Check> Checks { get; init; } = [];

    internal IReadOnlyList<Capture> Captures { get; init; } = [];

    /// <summary>How long the call is repeated until it passes; null makes it once.</summary>
    internal TimeSpan? Within { get; init; }

    internal string[] Tags { get; init; } = [];

    /// <summary>The same row without one check.</summary>
    internal Step WithoutCheck(Check check) => new(Target)
    {
        Row = Row,
        SheetRow = SheetRow,
        Number = Number,
        Covers = Covers,
        Note = Note,
        With = With,
        Expect = Expect,
        Checks = [.. Checks.Where(other => !ReferenceEquals(other, check))],
        Captures = Captures,
        Within = Within,
        Tags = Tags,
        Source = Source,
        Data = Data,
    };

    /// <summary>The cells that are not empty, by column and as written in the file.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Cells => Source is not ({ } row, { } columns) ? [] : Columns.All
        .Select(name => KeyValuePair.Create(name, columns.Cell(row, name)))
        .Where(cell => cell.Value.Length > 0);

    internal (CsvRow Row, Columns Columns)? Source { get; init; }

    /// <summary>The <c>data</c> cell: the data file of the scenario.</summary>
    internal string Data { get; init; } = "";
}
