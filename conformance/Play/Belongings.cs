using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>What one story leaves where it is played.</summary>
internal abstract class ScenarioCleanup
{
    /// <summary>Sends a call of the story and notes down what it leaves.</summary>
    /// <exception cref="ResourceLimitException">The run may not create more.</exception>
    public abstract Task<HttpExchange> SendAsync(HttpRequestSpec request, Func<Task<HttpExchange>> send);

    /// <summary>Takes all of it away.</summary>
    /// <returns>What could not be taken away, in words.</returns>
    public abstract Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation);
}

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

/// <summary>What one story leaves on a mock: all that is in its project, and fault rules that reach beyond it.</summary>
internal sealed class MockProjectCleanup(TargetConnection endpoint, string project) : ScenarioCleanup
{
    private const string Faults = "/__sdrs/faults";

    private readonly List<string> _rules = [];

    public override async Task<HttpExchange> SendAsync(HttpRequestSpec request, Func<Task<HttpExchange>> send)
    {
        var exchange = await send();
        if (request.Method == "POST" && request.Path.Split('?')[0].TrimEnd('/') == Faults && exchange is { Status: 201, Json: { } rule } && JsonText.Member(rule, "project_id") != project
            && JsonText.Member(rule, "id") is { } id)
        {
            _rules.Add(id);
        }

        return exchange;
    }

    public override async Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation)
    {
        var left = new List<string>();
        await TellAsync($"the project {project} on the mock", "POST", $"/__sdrs/reset?project_id={project}");
        foreach (var rule in _rules)
        {
            await TellAsync($"the fault rule {rule}", "DELETE", $"{Faults}/{Uri.EscapeDataString(rule)}");
        }

        return left;

        async Task TellAsync(string what, string method, string path)
        {
            // Who asks for what is gone already has what he wants.
            if (await endpoint.ControlAsync(method, path, null, cancellation) is { Status: not (>= 200 and < 300 or 404) } exchange)
            {
                left.Add($"{what}: {exchange.TransportError ?? $"{method} {path} answered {exchange.Status}"}");
            }
        }
    }
}
