namespace SdrsMock.Conformance.Scenarios;

/// <summary>One row of a scenario file: one call and what its answer must be.</summary>
public sealed class Step
{
    internal Step(CallTarget target) => Target = target;

    /// <summary>The line in the file; the header is 1.</summary>
    public required int Row { get; init; }

    /// <summary>Its place in the story, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it calls, as written.</summary>
    public string Call => Target.ToString()!;

    /// <summary>Ids of the constraints that it plays.</summary>
    public IReadOnlyList<string> Covers { get; internal init; } = [];

    /// <summary>Words for people, printed when the row fails.</summary>
    public string Note { get; internal init; } = "";

    internal CallTarget Target { get; }

    internal IReadOnlyList<Assignment> With { get; init; } = [];

    /// <summary>Null where the documented success is expected.</summary>
    internal Expectation? Expect { get; init; }

    internal IReadOnlyList<Check> Checks { get; init; } = [];

    internal IReadOnlyList<Capture> Captures { get; init; } = [];

    /// <summary>Null where the call is made once.</summary>
    internal TimeSpan? Within { get; init; }

    internal string[] Tags { get; init; } = [];

    /// <summary>The <c>data</c> cell: a second table that gives the story its values.</summary>
    internal string Data { get; init; } = "";
}
