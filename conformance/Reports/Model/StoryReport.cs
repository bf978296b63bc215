namespace SdrsMock.Conformance.Reports;

/// <summary>How one story went, as data.</summary>
internal sealed record StoryReport
{
    public required string File { get; init; }

    /// <summary>The line on which it begins.</summary>
    public required int Row { get; init; }

    public required string Name { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Why it was skipped, or null.</summary>
    public string? Reason { get; init; }

    public required double Seconds { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<string> LeftBehind { get; init; }

    public required IReadOnlyList<StepReport> Steps { get; init; }
}

/// <summary>How one step went, as data.</summary>
internal sealed record StepReport
{
    public required int Number { get; init; }

    public required int Row { get; init; }

    public required string Call { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>What was expected, or null for the documented success.</summary>
    public string? Expect { get; init; }

    public required double Seconds { get; init; }

    public required int Attempts { get; init; }

    public required IReadOnlyList<string> Covers { get; init; }

    public required string Note { get; init; }

    public required IReadOnlyList<string> Shortfalls { get; init; }

    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>What repeated reads saw, each once, in order.</summary>
    public required IReadOnlyList<string> History { get; init; }

    public RequestReport? Request { get; init; }

    public AnswerReport? Answer { get; init; }
}

/// <summary>What was sent.</summary>
internal sealed record RequestReport(string Method, string Url, IReadOnlyList<HeaderReport> Headers, string? Body);

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status; null when the connection ended without an answer.</param>
/// <param name="Code">The error code in it, or null.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
/// <param name="Trouble">Why there is no answer, or null.</param>
internal sealed record AnswerReport(int? Status, string? Code, IReadOnlyList<HeaderReport> Headers, string Body, string? Trouble);

/// <summary>One header.</summary>
internal sealed record HeaderReport(string Name, string Value);
