using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>Records what one scenario creates on a real service in the clean-up log, and deletes it at the end.</summary>
internal sealed class TrackedResourceCleanup(CleanupLog cleanupLog, ResourceCleanup cleanup, Scenario scenario) : ScenarioCleanup
{
    private readonly List<CleanupLogEntry> _entries = [];

    public override async Task<HttpExchange> SendAsync(HttpRequestSpec request, Func<Task<HttpExchange>> send)
    {
        var entry = RecordAttempt(request);
        try
        {
            var exchange = await send();
            if (entry is not null)
            {
                RecordResponse(entry, exchange);
            }

            return exchange;
        }
        catch (InvalidRequestException) when (entry is not null)
        {
            // The request was not sent.
            cleanupLog.RecordSettled(entry);
            throw;
        }
    }

    public override Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation) => cleanup.RunAsync(_entries, cancellation);

    private CleanupLogEntry? RecordAttempt(HttpRequestSpec request)
    {
        if (ResourceCreations.FindKind(request) is not { } kind)
        {
            return null;
        }

        var project = WriteGuard.GetProject(request) ?? "";
        var entry = cleanupLog.RecordAttempt(kind, ResourceCreations.Count(request), scenario.Name, project);
        _entries.Add(entry);
        return entry;
    }

    // Without a response, or after a server error, the resource may exist, so the entry stays open.
    private void RecordResponse(CleanupLogEntry entry, HttpExchange exchange)
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
