using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>The result of one step.</summary>
public sealed record StepResult
{
    /// <summary>The step.</summary>
    public required Step Step { get; init; }

    /// <summary>Its outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Everything that differs from the expectation.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>Remarks about a step that passed.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>HTTP status of the last response; null without a response.</summary>
    public int? Status => Exchange?.Status;

    /// <summary>Body of the last response.</summary>
    public string? ResponseBody => Exchange?.Body;

    /// <summary>The duration, with all attempts and waits.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Why the mock rejected the request of a failed step; null if it did not, or if the target is not a mock.</summary>
    internal RejectionReason? Rejection { get; init; }

    internal HttpExchange? Exchange { get; init; }

    /// <summary>The results of repeated requests in order, without consecutive duplicates.</summary>
    internal IReadOnlyList<string> History { get; init; } = [];
}
