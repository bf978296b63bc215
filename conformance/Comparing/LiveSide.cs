using SdrsMock.Conformance.Play;

namespace SdrsMock.Conformance.Comparing;

/// <summary>A target that is played against now.</summary>
internal sealed class LiveSide(Venue venue, Runner runner) : ISide
{
    public string Words => venue.Words;

    public async Task<ITelling> BeginAsync(Scenario scenario, CancellationToken cancellation) => new Telling(await runner.BeginAsync(scenario, cancellation));

    public Task<IReadOnlyList<string>> GiveBackAsync() => venue.GiveBackAsync();

    public ValueTask DisposeAsync() => venue.DisposeAsync();

    private sealed class Telling(Performance performance) : ITelling
    {
        public string? WhyNot => performance.WhySkipped;

        public IEnumerable<KeyValuePair<string, string>> Names => performance.Stage.Variables.All;

        public async Task<Seen?> NextAsync(Step step, CancellationToken cancellation)
        {
            var result = await performance.PlayAsync(step, cancellation);
            return new(result.Status, result.Exchange?.ErrorCode, result.Answer ?? "", result.Outcome is Outcome.Passed, result.Outcome is Outcome.Broken ? string.Join("; ", result.Shortfalls) : null);
        }

        public Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation) => performance.EndAsync(cancellation);
    }
}
