using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>
/// Deletes what stands in a ledger, drills first and groups last, and goes on when something cannot be deleted. For each job
/// and each resource on the move it waits as long as the target has for an answer: sweep can wait for the rest.
/// </summary>
internal sealed class ResourceCleanup(TargetConnection endpoint, IWaitStrategy waitStrategy, CleanupLog cleanupLog)
{
    private readonly TimeSpan _longest = endpoint.Target.Timeout;

    /// <returns>What could not be deleted, in words.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<CleanupLogEntry> entries, CancellationToken cancellation)
    {
        var unknown = new List<string>();
        foreach (var entry in entries)
        {
            if (!entry.Settled && await SettleAsync(entry, cancellation) is { } problem)
            {
                unknown.Add(problem);
            }
        }

        // What was refused because something hung on it may go the second time.
        var hanging = new Dictionary<string, string>();
        var left = await DeleteAllAsync(entries, hanging, cancellation);
        return [.. unknown, .. left.Count > hanging.Count ? await DeleteAllAsync(entries, hanging, cancellation) : left];
    }

    private async Task<string?> SettleAsync(CleanupLogEntry entry, CancellationToken cancellation)
    {
        if (entry.Job is null)
        {
            return $"a {entry.Kind} that the story '{entry.Scenario}' asked for without getting an answer: look for it in project {entry.Project}";
        }

        if (await AwaitAsync(entry.Job, entry.Project, cancellation) is not { Ended: true, Answer: var ended })
        {
            return $"job {entry.Job}, which makes a {entry.Kind} for the story '{entry.Scenario}', does not end: look for it in project {entry.Project}";
        }

        foreach (var id in ResourceCreations.ReadIds(ended.Json, GetKind(entry)).ToList())
        {
            cleanupLog.RecordCreated(entry, id);
        }

        cleanupLog.RecordSettled(entry);
        return null;
    }

    /// <param name="entries">What to delete.</param>
    /// <param name="hanging">What was waited for in vain, by id, and what is told of it: waiting once is enough.</param>
    /// <param name="cancellation">Breaks it off.</param>
    private async Task<List<string>> DeleteAllAsync(IReadOnlyList<CleanupLogEntry> entries, Dictionary<string, string> hanging, CancellationToken cancellation)
    {
        var left = new List<string>();
        foreach (var entry in entries.OrderBy(entry => Array.IndexOf(ResourceCreations.Kinds, GetKind(entry))).ThenByDescending(entry => entry.Number))
        {
            foreach (var id in entry.Ids.ToList())
            {
                if (hanging.TryGetValue(id, out var vain))
                {
                    left.Add(vain);
                }
                else if (await DeleteAsync(entry, id, cancellation) is var (problem, hangs))
                {
                    left.Add(problem);
                    if (hangs)
                    {
                        hanging.Add(id, problem);
                    }
                }
                else
                {
                    cleanupLog.RecordDeleted(entry, id);
                }
            }
        }

        return left;
    }

    private async Task<Leftover?> DeleteAsync(CleanupLogEntry entry, string id, CancellationToken cancellation)
    {
        var kind = GetKind(entry);
        var seen = await ShowAsync(entry, id, cancellation);
        for (var wait = _longest; IsMoving(seen) && wait > TimeSpan.Zero;)
        {
            wait -= await waitStrategy.WaitAsync(wait, CreateContext(entry.Project), cancellation);
            seen = await ShowAsync(entry, id, cancellation);
        }

        if (IsGone(seen, kind))
        {
            return null;
        }

        var exchange = kind.Thorough is { } all ? await CallAsync(kind.Delete, entry.Project, [new(kind.Parameter, "=", id), new(all, "=", "true")], cancellation) : null;
        if (exchange?.Status is null or >= 400)
        {
            exchange = await CallAsync(kind.Delete, entry.Project, [new(kind.Parameter, "=", id)], cancellation);
        }

        if (GetJob(exchange) is not { } job)
        {
            return IsGone(await ShowAsync(entry, id, cancellation), kind) ? null
                : new($"{kind.Noun} {id}: {kind.Delete} answered {exchange.Status} {exchange.ErrorCode} {exchange.ErrorMessage}{exchange.TransportError}".TrimEnd(), Hangs: IsMoving(seen));
        }

        var (ended, end) = await AwaitAsync(job, entry.Project, cancellation);
        return IsGone(await ShowAsync(entry, id, cancellation), kind) ? null
            : ended ? new($"{kind.Noun} {id}: {Describe(job, kind, end)}", Hangs: false)
            : new(string.Create(CultureInfo.InvariantCulture, $"{kind.Noun} {id}: job {job} of {kind.Delete} has not ended within {_longest.TotalSeconds:0.#} s: {Seen(end)}"), Hangs: true);
    }

    private static string Describe(string job, CleanupKind kind, HttpExchange end) =>
        $"job {job} of {kind.Delete} ended with {ReadStatus(end.Json)} {JsonText.Member(end.Json, "error_code")} {JsonText.Member(end.Json, "fail_reason")}".TrimEnd();

    private static string Seen(HttpExchange exchange) =>
        ReadStatus(exchange.Json) is { } status ? $"its status is {status}" : $"ShowJobStatus answers {exchange.Status} {exchange.ErrorCode} {exchange.ErrorMessage}{exchange.TransportError}".TrimEnd();

    private async Task<(bool Ended, HttpExchange Answer)> AwaitAsync(string job, string project, CancellationToken cancellation)
    {
        for (var left = _longest; ;)
        {
            var exchange = await CallAsync("ShowJobStatus", project, [new("job_id", "=", job)], cancellation);
            if (ReadStatus(exchange.Json) is "SUCCESS" or "FAIL")
            {
                return (true, exchange);
            }

            if (exchange.Status is 400 or 404 || left <= TimeSpan.Zero)
            {
                return (false, exchange);
            }

            left -= await waitStrategy.WaitAsync(left, CreateContext(project), cancellation);
        }
    }

    private Task<HttpExchange> ShowAsync(CleanupLogEntry entry, string id, CancellationToken cancellation) =>
        CallAsync(GetKind(entry).Show, entry.Project, [new(GetKind(entry).Parameter, "=", id)], cancellation);

    private Task<HttpExchange> CallAsync(string operation, string project, IReadOnlyList<Assignment> with, CancellationToken cancellation)
    {
        var context = CreateContext(project);
        return endpoint.SendAsync(RequestBuilder.Build(new(new CallTarget.Operation(operation)) { Row = 0, Number = 1, With = with }, context.Variables), context, cancellation);
    }

    /// <summary>The job that an answer names, or null.</summary>
    public static string? GetJob(HttpExchange exchange) =>
        exchange is { Status: >= 200 and < 300, Json: { ValueKind: JsonValueKind.Object } body } && body.TryGetProperty("job_id", out var job) && job.ValueKind is JsonValueKind.String ? job.GetString() : null;

    private static bool IsGone(HttpExchange exchange, CleanupKind kind) =>
        exchange.Status == 404 || (exchange.Status == 400 && kind.Gone.Contains(exchange.ErrorCode));

    // A resource on the move cannot be deleted; one in error can.
    private static bool IsMoving(HttpExchange exchange) =>
        exchange.Status == 200 && exchange.Json is { ValueKind: JsonValueKind.Object } body && body.EnumerateObject().FirstOrDefault().Value is { ValueKind: JsonValueKind.Object } resource
        && ReadStatus(resource) is { } status && Catalog.Statuses.Any(entry => entry.Status == status && entry.Class == "transitional");

    private static string? ReadStatus(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("status", out var status) ? JsonText.Format(status) : null;

    private static CleanupKind GetKind(CleanupLogEntry entry) => Array.Find(ResourceCreations.Kinds, kind => kind.Noun == entry.Kind) ?? throw new FormatException($"the ledger names a '{entry.Kind}', which nobody knows");

    private static ScenarioContext CreateContext(string project)
    {
        var variables = new Variables { ["project_id"] = project };
        return new(variables);
    }

    /// <summary>What could not be deleted.</summary>
    /// <param name="Description">What is told of it.</param>
    /// <param name="Hangs">Whether it was waited for in vain.</param>
    private sealed record Leftover(string Description, bool Hangs);
}
