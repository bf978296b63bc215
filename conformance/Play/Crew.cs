namespace SdrsMock.Conformance.Play;

/// <summary>Plays many stories, several at a time. Results stand in the order of the stories, however they were played.</summary>
internal sealed class Crew(Venue venue, int hands, bool failFast)
{
    private int _next = -1;
    private volatile bool _stopped;

    /// <summary>Told when a story begins; several workers tell at once.</summary>
    public Action<Scenario> Began { get; init; } = _ => { };

    /// <summary>Told when a story has ended; several workers tell at once.</summary>
    public Action<ScenarioResult> Ended { get; init; } = _ => { };

    /// <exception cref="TargetException">The target is gone; the other workers are called off.</exception>
    public async Task<IReadOnlyList<ScenarioResult>> PlayAsync(IReadOnlyList<Scenario> stories, CancellationToken cancellation)
    {
        var results = new ScenarioResult?[stories.Count];
        using var calledOff = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Enumerable.Range(0, Math.Max(1, Math.Min(hands, stories.Count)))
            .Select(_ => Task.Run(() => WorkAsync(stories, results, calledOff.Token), CancellationToken.None))
            .ToList();
        await foreach (var worker in Task.WhenEach(workers))
        {
            if (!worker.IsCompletedSuccessfully)
            {
                await calledOff.CancelAsync();
            }
        }

        // Whoever failed says why; those who were called off only say that they were.
        await (workers.Find(worker => worker.IsFaulted) ?? Task.WhenAll(workers));
        return [.. results.OfType<ScenarioResult>()];
    }

    private async Task WorkAsync(IReadOnlyList<Scenario> stories, ScenarioResult?[] results, CancellationToken cancellation)
    {
        var runner = await venue.HireAsync(cancellation);
        while (!_stopped && Interlocked.Increment(ref _next) is var number && number < stories.Count)
        {
            Began(stories[number]);
            var result = results[number] = await runner.PlayAsync(stories[number], cancellation);
            if (failFast && result.Outcome is Outcome.Failed or Outcome.Broken)
            {
                _stopped = true;
            }

            Ended(result);
        }
    }
}
