namespace SdrsMock.Conformance.Play;

/// <summary>What one story creates on a real service.</summary>
internal sealed class Belongings(Ledger ledger, CleanUp cleanUp, Scenario scenario)
{
    private readonly List<LedgerEntry> _entries = [];

    /// <summary>Notes down a call that is about to create something; null for any other.</summary>
    /// <exception cref="BudgetException">The run may not create more.</exception>
    public LedgerEntry? Announce(Request request)
    {
        if (Creations.Of(request) is not { } kind)
        {
            return null;
        }

        var entry = ledger.Announce(kind, Creations.CountIn(request), scenario.Name, Safety.ProjectOf(request) ?? "");
        _entries.Add(entry);
        return entry;
    }

    /// <summary>Notes down what came of it. Without an answer, or with a server's error, something may have come of it.</summary>
    public void Observe(LedgerEntry entry, Exchange exchange)
    {
        if (CleanUp.JobOf(exchange) is { } job)
        {
            ledger.Started(entry, job);
        }
        else if (exchange.Status is >= 300 and < 500)
        {
            ledger.Settle(entry);
        }
    }

    public Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation) => cleanUp.RunAsync(_entries, cancellation);
}
