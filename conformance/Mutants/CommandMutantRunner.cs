using System.Diagnostics;

namespace SdrsMock.Conformance.Mutants;

/// <summary>
/// Runs a command of a client team, usually its tests, once for each mutant that it reaches. Each run has a fresh mock.
/// </summary>
/// <param name="startMock">Starts a mock.</param>
/// <param name="command">The program and its arguments.</param>
internal sealed class CommandMutantRunner(Func<IClientMock> startMock, IReadOnlyList<string> command)
{
    private const int MaxLines = 20;
    private const int MaxDifferences = 5;

    private MutantReach _reach = MutantReach.None;

    /// <summary>Whether the output of the runs with a mutant is shown.</summary>
    public bool ShowsOutput { get; init; }

    /// <summary>After which time a run with a mutant is ended; set it after the runs without one.</summary>
    public TimeSpan Timeout { get; set; }

    /// <summary>How many mutants the command reaches so that something changes.</summary>
    public int CountReached(IEnumerable<Mutant> mutants) => mutants.Count(mutant => _reach.Changing.Contains(mutant.Id));

    /// <summary>Runs the command twice without a mutant.</summary>
    /// <returns>Both runs.</returns>
    /// <exception cref="BaselineException">A run fails, or the two differ, so that nothing can be said.</exception>
    public async Task<IReadOnlyList<CommandRun>> RunBaselineAsync(CancellationToken cancellation)
    {
        var runs = new List<CommandRun>();
        for (var number = 1; number <= 2; number++)
        {
            var run = await RunAsync(null, null, cancellation);
            if (run.ExitCode is not 0)
            {
                throw new BaselineException(
                    $"the command fails without a mutant (run {number} of 2, exit code {run.ExitCode}), so that nothing can be said; " +
                        $"make it pass first.{Environment.NewLine}{string.Join(Environment.NewLine, run.LastLines)}".TrimEnd());
            }

            runs.Add(run);
        }

        if (runs[0].Reach.Reached.Except(runs[1].Reach.Reached).Concat(runs[1].Reach.Reached.Except(runs[0].Reach.Reached))
            .Order(StringComparer.Ordinal).ToList() is { Count: > 0 } differing)
        {
            throw new BaselineException(
                "two runs without a mutant differ, so that a failure would prove nothing; make the tests repeatable. Only one reaches " +
                    $"{string.Join(", ", differing.Take(MaxDifferences))}{(differing.Count > MaxDifferences ? ", …" : "")}");
        }

        // What only one run changes depends on time, such as how often a job is read.
        _reach = new(runs[0].Reach.Reached, runs[0].Reach.Changing.Union(runs[1].Reach.Changing).ToHashSet());
        return _reach.Reached.Count > 0 ? runs : throw new BaselineException(
            "the command calls no operation of the mock; let it read the address from SDRS_MOCK_URL or another of the variables");
    }

    /// <summary>The result of a mutant that the command cannot show, or null.</summary>
    public MutantResult? Decide(Mutant mutant) =>
        _reach.Changing.Contains(mutant.Id) ? null
        : new(mutant, _reach.Reached.Contains(mutant.Id) ? MutantOutcome.NoDifference : MutantOutcome.NotReached);

    /// <summary>Runs the command against a mock with a mutant.</summary>
    public async Task<MutantResult> RunAsync(Mutant mutant, CancellationToken cancellation)
    {
        var run = await RunAsync(mutant.Id, Timeout, cancellation);
        return new(mutant, run switch
        {
            { ExitCode: null } => MutantOutcome.TimedOut,
            { ExitCode: not 0 } => MutantOutcome.Noticed,
            { Strikes: > 0 } => MutantOutcome.Unnoticed,
            _ => MutantOutcome.NoDifference,
        }, Played: 1);
    }

    private async Task<CommandRun> RunAsync(string? mutant, TimeSpan? timeout, CancellationToken cancellation)
    {
        var lines = new Queue<string>();
        await using var mock = startMock();
        if (mutant is null)
        {
            mock.Observe();
        }
        else
        {
            mock.Set(mutant);
        }

        var started = Stopwatch.GetTimestamp();
        var exit = await mock.RunAsync(command, timeout, ShowsOutput && mutant is not null ? null : Keep, cancellation);
        cancellation.ThrowIfCancellationRequested();
        lock (lines)
        {
            return new(exit, Stopwatch.GetElapsedTime(started), mutant is null ? mock.Reach : MutantReach.None, mock.Strikes, [.. lines]);
        }

        void Keep(string line)
        {
            lock (lines)
            {
                lines.Enqueue(line);
                if (lines.Count > MaxLines)
                {
                    lines.Dequeue();
                }
            }
        }
    }
}
