using System.Text.Json;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Plays stories against one target. In a test project: connect once, then one theory over <see cref="ScenarioFile.LoadAll"/>.</summary>
public sealed class ScenarioRunner : IDisposable, IAsyncDisposable
{
    private readonly TargetConnection _endpoint;
    private readonly CleanupLog? _cleanupLog;
    private readonly ScenarioContextFactory _contexts;
    private readonly ScenarioStarter _stepRunner;
    private int _disposed;

    private ScenarioRunner(TargetConnection endpoint, long seed, TimeProvider time)
    {
        _endpoint = endpoint;
        _cleanupLog = endpoint.IsMock ? null : new(endpoint.Target, time);
        IWaitStrategy waitStrategy = new RealClockWait(time, endpoint.Target.PollInterval);
        _contexts = new(endpoint, seed);
        _stepRunner = new(endpoint, _contexts, endpoint.IsMock ? new VirtualClockWait(endpoint, waitStrategy) : waitStrategy, _cleanupLog);
    }

    /// <summary>Whether the target is a mock.</summary>
    public bool ForMock => _endpoint.IsMock;

    /// <summary>Connects to a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="seed">What made-up values and the projects of a mock's stories come from; the same seed repeats a run.</param>
    /// <param name="time">How time passes on a target whose clock cannot be moved; null for the real time.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="TargetException">Nobody answers there.</exception>
    public static async Task<ScenarioRunner> ConnectAsync(Target target, long seed = 1, TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        new(await TargetConnection.ConnectAsync(target, time ?? TimeProvider.System, cancellationToken), seed, time ?? TimeProvider.System);

    /// <summary>Plays one story.</summary>
    /// <param name="scenario">The story.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public Task<ScenarioResult> RunAsync(Scenario scenario, CancellationToken cancellationToken = default) => _stepRunner.RunAsync(scenario, cancellationToken);

    internal Target Target => _endpoint.Target;

    /// <summary>Whether all its stories on a mock are played in one project.</summary>
    internal bool SharesProject => _endpoint.SharedProject is not null;

    /// <summary>Puts back what stood in that project before the first story. Happens once, at the latest when the runner is disposed of.</summary>
    /// <returns>What could not be put back, in words.</returns>
    internal Task<IReadOnlyList<string>> RestoreAsync() => _contexts.RestoreAsync();

    /// <summary>The file that still holds what a real service was not rid of, or null.</summary>
    internal string? OpenCleanupLog => _cleanupLog is { Open.Count: > 0 } ? _cleanupLog.Path : null;

    /// <summary>Sets the stage for a story, for whoever plays it step by step.</summary>
    internal Task<ScenarioRun> BeginAsync(Scenario scenario, CancellationToken cancellation) => _stepRunner.BeginAsync(scenario, cancellation);

    /// <summary>What the mock has counted so far; null where the target is none.</summary>
    internal async Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation)
    {
        if (!ForMock)
        {
            return null;
        }

        var exchange = await _endpoint.SendAsync(new("GET", "/__sdrs/coverage", [], null, null), new(new()), cancellation);
        return exchange is { Status: 200, Json: { } json } ? MockCoverage.Parse(json) : null;
    }

    /// <summary>The names that a mock gives a value, with those values.</summary>
    /// <exception cref="TargetException">The target is no mock.</exception>
    internal async Task<IReadOnlyDictionary<string, string>> ReadVariablesAsync(CancellationToken cancellation)
    {
        var exchange = await _endpoint.SendAsync(new("GET", $"/__sdrs/variables?project_id={Guid.Empty:N}", [], null, null), new(new()), cancellation);
        return ForMock && exchange is { Status: 200, Json: { ValueKind: JsonValueKind.Object } json }
            ? json.EnumerateObject().ToDictionary(member => member.Name, member => JsonText.Format(member.Value))
            : throw new TargetException($"{_endpoint.Target.Url} is no mock: it has no specimens to list");
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _contexts.RestoreAsync().ConfigureAwait(false);
        _contexts.Dispose();
        _cleanupLog?.Dispose();
        _endpoint.Dispose();
    }
}
