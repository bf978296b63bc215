using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>How one step went.</summary>
public sealed record StepResult
{
    /// <summary>The step.</summary>
    public required Step Step { get; init; }

    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Everything that was not as asked, in the words of the table.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>What a reader should know although the step passed.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>HTTP status of the last answer; null where there was none.</summary>
    public int? Status => Exchange?.Status;

    /// <summary>Body of the last answer.</summary>
    public string? ResponseBody => Exchange?.Body;

    /// <summary>How long it took, with all attempts and waits.</summary>
    public TimeSpan Elapsed { get; init; }

    internal HttpExchange? Exchange { get; init; }

    /// <summary>What the repeated reads saw, each once, in order.</summary>
    internal IReadOnlyList<string> History { get; init; } = [];
}
