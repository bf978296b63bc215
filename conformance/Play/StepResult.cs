using SdrsMock.Conformance.Play;

namespace SdrsMock.Conformance;

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

/// <summary>How one story went.</summary>
/// <param name="Scenario">The story.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why it was skipped, or null.</param>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="LeftBehind">What the clean-up could not delete.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ScenarioResult(
    Scenario Scenario, Outcome Outcome, string? Reason, IReadOnlyList<StepResult> Steps, IReadOnlyList<string> LeftBehind, TimeSpan Elapsed)
{
    /// <summary>For tests: does nothing when the story passed or was skipped, else throws what a failure prints.</summary>
    /// <exception cref="ConformanceException">The story did not pass.</exception>
    public void ThrowUnlessPassed()
    {
        if (Outcome is not (Outcome.Passed or Outcome.Skipped))
        {
            throw new ConformanceException(Reports.FailureFormatter.Format(Reports.ReportBuilder.BuildScenario(this)));
        }
    }
}

/// <summary>A story did not pass.</summary>
public sealed class ConformanceException(string message) : Exception(message);
