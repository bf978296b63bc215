using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>
/// Runs scenarios against one target. In a test project: connect once, then run one theory over <see cref="ScenarioFile.LoadAll"/>.
/// </summary>
public sealed class ScenarioRunner : IDisposable, IAsyncDisposable
{
    private readonly TargetConnection _connection;
    private readonly ScenarioContextFactory _contexts;
    private readonly CleanupLog? _cleanupLog;
    private readonly IWaitStrategy _waitStrategy;
    private readonly StepRunner _stepRunner;
    private int _disposed;

    private ScenarioRunner(TargetConnection connection, long seed, TimeProvider time)
    {
        _connection = connection;
        _contexts = new(connection, seed);
        _cleanupLog = connection.IsMock ? null : new(connection.Target, time);
        var realClock = new RealClockWait(time, connection.Target.PollInterval);
        _waitStrategy = connection.IsMock ? new VirtualClockWait(connection, realClock) : realClock;
        _stepRunner = new(connection, _waitStrategy);
    }

    /// <summary>Whether the target is a mock.</summary>
    public bool IsMock => _connection.IsMock;

    /// <summary>Connects to a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="seed">The seed of generated values and of the projects on a mock; the same seed repeats a run.</param>
    /// <param name="time">The clock for waits on a target whose clock cannot be moved; null for the real clock.</param>
    /// <param name="cancellationToken">Cancels the connection.</param>
    /// <exception cref="TargetException">The target does not respond, or rejects the credentials.</exception>
    public static async Task<ScenarioRunner> ConnectAsync(
        Target target, long seed = 1, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var clock = time ?? TimeProvider.System;
        return new(await TargetConnection.ConnectAsync(target, clock, cancellationToken), seed, clock);
    }

    /// <summary>Runs one scenario, from its first step to its clean-up.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="cancellationToken">Interrupts the scenario; the clean-up still runs.</param>
    public async Task<ScenarioResult> RunAsync(Scenario scenario, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        var run = await StartAsync(scenario, cancellationToken);
        if (run.Missing is { } missing)
        {
            var skipped = scenario.Steps.Select(step => new StepResult { Step = step, Outcome = Outcome.Skipped });
            return new(scenario, Outcome.Skipped, $"{missing}", [.. skipped], [], Stopwatch.GetElapsedTime(started));
        }

        var results = new List<StepResult>();
        IReadOnlyList<string> leftBehind;
        try
        {
            foreach (var step in scenario.Steps)
            {
                var stepStarted = Stopwatch.GetTimestamp();
                results.Add(results is [.., { Outcome: not Outcome.Passed }]
                    ? new StepResult { Step = step, Outcome = Outcome.NotReached }
                    : await RunStepAsync(step, run, cancellationToken) with { Elapsed = Stopwatch.GetElapsedTime(stepStarted) });
            }
        }
        finally
        {
            // An interrupted run is cleaned up too, so that it leaves nothing behind.
            leftBehind = await run.Cleanup.RemoveAsync(CancellationToken.None);
        }

        var outcome = results.Select(result => result.Outcome).FirstOrDefault(each => each is not Outcome.Passed, Outcome.Passed);
        return new(scenario, outcome, null, results, leftBehind, Stopwatch.GetElapsedTime(started));
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
        _connection.Dispose();
    }

    internal Target Target => _connection.Target;

    /// <summary>How the mock was started; null if the target is not a mock.</summary>
    internal MockInfo? MockInfo => _connection.MockInfo;

    /// <summary>Whether all scenarios on a mock run in one project.</summary>
    internal bool SharesProject => _connection.SharedProject is not null;

    /// <summary>The clean-up log if it lists resources that still exist on a real service, or null.</summary>
    internal string? OpenCleanupLog => _cleanupLog is { Open.Count: > 0 } ? _cleanupLog.Path : null;

    /// <summary>Restores the shared project. Happens once, at the latest when the runner is disposed.</summary>
    /// <returns>What could not be restored.</returns>
    internal Task<IReadOnlyList<string>> RestoreAsync() => _contexts.RestoreAsync();

    /// <summary>Prepares a scenario for a caller that runs its steps one by one.</summary>
    internal async Task<ScenarioRun> StartAsync(Scenario scenario, CancellationToken cancellation)
    {
        var context = await _contexts.CreateContextAsync(scenario, cancellation);
        ScenarioCleanup cleanup = _cleanupLog is null
            ? new MockProjectCleanup(_connection, context.Variables["project_id"])
            : new TrackedResourceCleanup(_cleanupLog, new(_connection, _waitStrategy, _cleanupLog), scenario);
        return new(scenario, context, cleanup, Preconditions.FindMissing(scenario, _connection, context.Variables, _cleanupLog));
    }

    /// <summary>Runs the next step of a scenario that <see cref="StartAsync"/> prepared.</summary>
    internal Task<StepResult> RunStepAsync(Step step, ScenarioRun run, CancellationToken cancellation) =>
        _stepRunner.RunAsync(step, run, cancellation);

    /// <summary>Asks the mock how it would judge a request of a scenario.</summary>
    internal Task<HttpExchange> ExplainAsync(HttpRequestSpec request, ScenarioRun run, CancellationToken cancellation) =>
        _connection.ExplainAsync(request, run.Context, cancellation);

    /// <summary>The respects in which the mock can behave wrong, as JSON.</summary>
    /// <exception cref="TargetException">The target is not a mock, or a mock of an earlier version.</exception>
    internal async Task<JsonElement> ReadMutantsAsync(CancellationToken cancellation) =>
        IsMock && await _connection.ControlAsync("GET", "/__sdrs/mutants", null, cancellation) is { Status: 200, Json: { } json }
            ? json
            : throw new TargetException($"{_connection.Target.Url} has no mutants; use a mock of this version");

    /// <summary>Makes the whole mock behave wrong in one respect.</summary>
    /// <exception cref="TargetException">The mock does not know the mutant.</exception>
    internal async Task SetMutantAsync(string id, CancellationToken cancellation)
    {
        var body = new JsonObject { ["id"] = id }.ToJsonString();
        var exchange = await _connection.ControlAsync("PUT", "/__sdrs/mutant", body, cancellation);
        if (exchange is not { Status: 200 })
        {
            throw new TargetException($"the mutant {id} cannot be set: {exchange.TransportError ?? exchange.Body}");
        }
    }

    /// <summary>Makes the whole mock behave as documented, and note which mutants the calls reach.</summary>
    internal Task ObserveMutantsAsync(CancellationToken cancellation) =>
        _connection.ControlAsync("PUT", "/__sdrs/mutant", """{"observe":true}""", cancellation);

    /// <summary>What the calls reached since they are observed, as JSON; null if a call ended the observation.</summary>
    internal async Task<JsonElement?> ReadReachedMutantsAsync(CancellationToken cancellation) =>
        await _connection.ControlAsync("GET", "/__sdrs/mutants?reached=true", null, cancellation) is { Status: 200, Json: { } json }
            ? json : null;

    /// <summary>How often the mutant has changed something since it was set.</summary>
    internal async Task<long> ReadStrikesAsync(CancellationToken cancellation) =>
        await _connection.ControlAsync("GET", "/__sdrs/mutant", null, cancellation) is { Json: { } json }
            && json.TryGetProperty("strikes", out var strikes) ? strikes.GetInt64() : 0;

    /// <summary>The coverage counters of the mock; null for other targets.</summary>
    internal async Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation)
    {
        if (!IsMock)
        {
            return null;
        }

        var exchange = await _connection.ControlAsync("GET", "/__sdrs/coverage", null, cancellation);
        return exchange is { Status: 200, Json: { } json } ? MockCoverage.Parse(json) : null;
    }

    /// <summary>What the variables of a mock are for; empty for a mock of an earlier version.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> ReadVariableDescriptionsAsync(CancellationToken cancellation)
    {
        var path = $"/__sdrs/variables/descriptions?project_id={Guid.Empty:N}";
        return await _connection.ControlAsync("GET", path, null, cancellation) is
        { Status: 200, Json: { ValueKind: JsonValueKind.Object } json }
            ? json.EnumerateObject().ToDictionary(member => member.Name, member => JsonText.Format(member.Value))
            : new Dictionary<string, string>();
    }

    /// <summary>The variables of a mock with their values.</summary>
    /// <exception cref="TargetException">The target is not a mock.</exception>
    internal async Task<IReadOnlyDictionary<string, string>> ReadVariablesAsync(CancellationToken cancellation)
    {
        var exchange = await _connection.ControlAsync("GET", $"/__sdrs/variables?project_id={Guid.Empty:N}", null, cancellation);
        return IsMock && exchange is { Status: 200, Json: { ValueKind: JsonValueKind.Object } json }
            ? json.EnumerateObject().ToDictionary(member => member.Name, member => JsonText.Format(member.Value))
            : throw new TargetException($"{_connection.Target.Url} is not a mock, so it has no variables to list");
    }
}
