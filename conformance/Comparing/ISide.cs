namespace SdrsMock.Conformance.Comparing;

/// <summary>One of the two that are compared.</summary>
internal interface IDiffSource : IAsyncDisposable
{
    /// <summary>What it is, in words.</summary>
    string DisplayName { get; }

    /// <summary>Begins a story.</summary>
    Task<IScenarioRun> StartScenarioAsync(Scenario scenario, CancellationToken cancellation);

    /// <summary>After the last story: puts back what stood where they were played, and says what could not be.</summary>
    Task<IReadOnlyList<string>> RestoreAsync();
}

/// <summary>A story as one side tells it, step by step.</summary>
internal interface IScenarioRun
{
    /// <summary>Why this side does not tell it, or null.</summary>
    string? SkipReason { get; }

    /// <summary>What this side calls things by name, such as its specimens.</summary>
    IEnumerable<KeyValuePair<string, string>> Variables { get; }

    /// <summary>Plays the next step; null where this side tells no more.</summary>
    Task<ObservedResponse?> NextAsync(Step step, CancellationToken cancellation);

    /// <summary>Ends it, and says what it left behind.</summary>
    Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation);
}

/// <summary>What one step was answered.</summary>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="Code">The error code, or null.</param>
/// <param name="Body">The body.</param>
/// <param name="Passed">Whether the story can go on.</param>
/// <param name="TransportError">Why the step could not be played at all, or null.</param>
internal sealed record ObservedResponse(int? Status, string? Code, string Body, bool Passed, string? TransportError);
