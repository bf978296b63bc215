using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>What one story leaves where it is played.</summary>
internal abstract class Belongings
{
    /// <summary>Sends a call of the story and notes down what it leaves.</summary>
    /// <exception cref="BudgetException">The run may not create more.</exception>
    public abstract Task<Exchange> SendAsync(Request request, Func<Task<Exchange>> send);

    /// <summary>Takes all of it away.</summary>
    /// <returns>What could not be taken away, in words.</returns>
    public abstract Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation);
}

/// <summary>What one story creates on a real service.</summary>
internal sealed class CreatedBelongings(Ledger ledger, CleanUp cleanUp, Scenario scenario) : Belongings
{
    private readonly List<LedgerEntry> _entries = [];

    public override async Task<Exchange> SendAsync(Request request, Func<Task<Exchange>> send)
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

    private LedgerEntry? Announce(Request request)
    {
        if (Creations.Of(request) is not { } kind)
        {
            return null;
        }

        var entry = ledger.Announce(kind, Creations.CountIn(request), scenario.Name, Safety.ProjectOf(request) ?? "");
        _entries.Add(entry);
        return entry;
    }

    // Without an answer, or with a server's error, something may have come of it.
    private void Observe(LedgerEntry entry, Exchange exchange)
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
}

/// <summary>What one story leaves on a mock: all that is in its project, and fault rules that reach beyond it.</summary>
internal sealed class MockBelongings(Endpoint endpoint, string project) : Belongings
{
    private const string Faults = "/__sdrs/faults";

    private readonly List<string> _rules = [];

    public override async Task<Exchange> SendAsync(Request request, Func<Task<Exchange>> send)
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
            if (await endpoint.ControlAsync(method, path, null, cancellation) is { Status: not (>= 200 and < 300 or 404) } answer)
            {
                left.Add($"{what}: {answer.Trouble ?? $"{method} {path} answered {answer.Status}"}");
            }
        }
    }
}
