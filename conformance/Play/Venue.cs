using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>Where a run takes place, and who plays there.</summary>
internal abstract class Venue : IAsyncDisposable
{
    /// <summary>What it is, in words.</summary>
    public abstract string Words { get; }

    /// <summary>What values are made from, where a reader needs it to repeat the run; null where it is always the same.</summary>
    public abstract long? Seed { get; }

    /// <summary>The ledger of what could not be cleaned up, or null.</summary>
    public virtual string? OpenLedger => null;

    /// <summary>Puts back what stood in a project that the stories shared; what could not be put back is told in words.</summary>
    public virtual Task<IReadOnlyList<string>> GiveBackAsync() => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>What no report may show.</summary>
    public abstract IEnumerable<string> Secrets { get; }

    /// <summary>What the mocks that are played on have counted so far; null where there is none.</summary>
    public abstract Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation);

    /// <summary>How many stories it plays at a time when nobody says.</summary>
    public abstract int HandsFor(int stories);

    /// <summary>Whether stories would get into one another's way if there were two at a time.</summary>
    public virtual bool OneAtATime => false;

    /// <summary>Somebody who plays; each worker asks once.</summary>
    public abstract Task<Runner> HireAsync(CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Mocks inside this process, one for each worker: a clock belongs to a mock, and stories move it.</summary>
internal sealed class EmbeddedVenue(Func<CancellationToken, Task<IHostedMock>> startMock, Target settings, long? seed) : Venue
{
    // A mock more starts in the time that so many stories take.
    private const int StoriesWorthAMock = 12;

    private readonly List<IHostedMock> _mocks = [];
    private readonly List<Runner> _runners = [];

    public override string Words => "an embedded mock";

    public override long? Seed => seed;

    public override IEnumerable<string> Secrets => settings.Secrets;

    public override async Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation)
    {
        MockCoverage? sum = null;
        foreach (var runner in _runners)
        {
            sum = await runner.ReadCoverageAsync(cancellation) is { } counted ? counted.Plus(sum) : sum;
        }

        return sum;
    }

    public override int HandsFor(int stories) => Math.Clamp(stories / StoriesWorthAMock, 1, Environment.ProcessorCount);

    public override async Task<Runner> HireAsync(CancellationToken cancellation)
    {
        var mock = await startMock(cancellation);
        lock (_mocks)
        {
            _mocks.Add(mock);
        }

        var runner = await Runner.ConnectAsync(settings with { Url = mock.Url, IsEmbedded = true }, seed ?? 1, cancellationToken: cancellation);
        lock (_runners)
        {
            _runners.Add(runner);
        }

        return runner;
    }

    public override async ValueTask DisposeAsync()
    {
        _runners.ForEach(runner => runner.Dispose());
        foreach (var mock in _mocks)
        {
            await mock.DisposeAsync();
        }
    }
}

/// <summary>A target that others run: all workers share one connection pool, one login and one pace.</summary>
internal sealed class ConnectedVenue(Runner runner, Uri url, long seed) : Venue
{
    public override string Words => runner.OnMock ? $"the mock at {url}" : $"{url}";

    public override long? Seed => seed;

    public override string? OpenLedger => runner.OpenLedger;

    public override IEnumerable<string> Secrets => runner.Target.Secrets;

    public override Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation) => runner.ReadCoverageAsync(cancellation);

    public override int HandsFor(int stories) => 1;

    public override bool OneAtATime => runner.SharesProject;

    public override Task<IReadOnlyList<string>> GiveBackAsync() => runner.GiveBackAsync();

    public override Task<Runner> HireAsync(CancellationToken cancellation) => Task.FromResult(runner);

    public override ValueTask DisposeAsync() => runner.DisposeAsync();
}
