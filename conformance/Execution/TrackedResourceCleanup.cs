using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>What one story creates on a real service.</summary>
internal sealed class TrackedResourceCleanup(CleanupLog cleanupLog, ResourceCleanup cleanUp, Scenario scenario) : ScenarioCleanup
{
    private readonly List<CleanupLogEntry> _entries = [];

    public override async Task<HttpExchange> SendAsync(HttpRequestSpec request, Func<Task<HttpExchange>> send)
    {
        var entry = Announce(request);
        var exchange = await send();
        if (entry is not null)
        {
            Observe(entry, exchange);
        }

        return exchange;
    }

    public override Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation) => cleanUp.RunAsync(_entries, cancellation);

    private CleanupLogEntry? Announce(HttpRequestSpec request)
    {
        if (ResourceCreations.FindKind(request) is not { } kind)
        {
            return null;
        }

        var entry = cleanupLog.RecordAttempt(kind, ResourceCreations.CountIds(request), scenario.Name, WriteGuard.GetProject(request) ?? "");
        _entries.Add(entry);
        return entry;
    }

    // Without an answer, or with a server's error, something may have come of it.
    private void Observe(CleanupLogEntry entry, HttpExchange exchange)
    {
        if (ResourceCleanup.GetJob(exchange) is { } job)
        {
            cleanupLog.RecordJob(entry, job);
        }
        else if (exchange.Status is >= 300 and < 500)
        {
            cleanupLog.RecordSettled(entry);
        }
    }
}
