namespace SdrsMock.Conformance.Mutants;

/// <summary>Runs workers at the same time. The first that fails cancels the others.</summary>
internal static class WorkerGroup
{
    public static async Task RunAsync<TWorker>(
        IReadOnlyList<TWorker> workers, Func<TWorker, CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var tasks = workers.Select(worker => Task.Run(() => work(worker, cancelled.Token), CancellationToken.None)).ToList();
        await foreach (var task in Task.WhenEach(tasks))
        {
            if (!task.IsCompletedSuccessfully)
            {
                await cancelled.CancelAsync();
            }
        }

        // The worker that failed has the reason; the cancelled workers only report the cancellation.
        await (tasks.Find(task => task.IsFaulted) ?? Task.WhenAll(tasks));
    }
}
