using System.Collections.Concurrent;
using System.Diagnostics;

namespace SdrsMock.Conformance.Mutants;

/// <summary>
/// Runs tests against one mutant after the other, the most valuable first, until all are done or the time is used up.
/// </summary>
/// <param name="known">The excused mutants.</param>
internal sealed class MutantLoop(KnownMutants known)
{
    /// <summary>After which time no further mutant is begun; null for never.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>The file in which results are kept; its earlier results are not repeated.</summary>
    public MutantProgressFile? File { get; init; }

    /// <summary>Called after each mutant, from several workers at once.</summary>
    public Action<MutantResult> Finished { get; init; } = _ => { };

    /// <summary>Runs the mutants.</summary>
    /// <param name="mutants">The mutants.</param>
    /// <param name="workers">What runs the tests; each runs one mutant at a time.</param>
    /// <param name="decide">The result of a mutant for which no test needs to be run, or null.</param>
    /// <param name="run">Runs the tests against a mutant.</param>
    /// <param name="cancellation">Interrupts the run; the file keeps the results so far.</param>
    /// <returns>The results in the order of the mutants; those that were not begun are missing.</returns>
    public async Task<IReadOnlyList<MutantResult>> RunAsync<TWorker>(
        IReadOnlyList<Mutant> mutants, IReadOnlyList<TWorker> workers, Func<Mutant, MutantResult?> decide,
        Func<Mutant, TWorker, CancellationToken, Task<MutantResult>> run, CancellationToken cancellation)
    {
        var results = new ConcurrentDictionary<string, MutantResult>();
        foreach (var mutant in mutants)
        {
            if ((decide(mutant) ?? File?.Find(mutant)) is { } result)
            {
                results[mutant.Id] = known.Excuse(result);
                Finished(result);
            }
        }

        var waiting = new ConcurrentQueue<Mutant>(mutants.Where(mutant => !results.ContainsKey(mutant.Id)).OrderBy(mutant => mutant.Rank));
        var started = Stopwatch.GetTimestamp();
        await WorkerGroup.RunAsync(
            workers,
            async (worker, token) =>
            {
                while ((Budget is not { } budget || Stopwatch.GetElapsedTime(started) < budget) && waiting.TryDequeue(out var mutant))
                {
                    token.ThrowIfCancellationRequested();
                    var begun = Stopwatch.GetTimestamp();
                    var result = await run(mutant, worker, token) with { Elapsed = Stopwatch.GetElapsedTime(begun) };
                    File?.Append(result);
                    results[mutant.Id] = known.Excuse(result);
                    Finished(result);
                }
            },
            cancellation);
        return [.. mutants.Where(mutant => results.ContainsKey(mutant.Id)).Select(mutant => results[mutant.Id])];
    }
}
