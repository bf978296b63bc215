using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>
/// Deletes the resources of a clean-up log, drills first and groups last, and continues after a resource that cannot be deleted. For
/// each job and each resource in transition it waits as long as the request timeout of the target; sweep can be run again later.
/// </summary>
internal sealed class ResourceCleanup(TargetConnection connection, IWaitStrategy waitStrategy, CleanupLog cleanupLog)
{
    private readonly TimeSpan _maxWait = connection.Target.Timeout;

    /// <returns>What could not be deleted.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<CleanupLogEntry> entries, CancellationToken cancellation)
    {
        var unsettled = new List<string>();
        foreach (var entry in entries)
        {
            if (!entry.Settled && await SettleAsync(entry, cancellation) is { } problem)
            {
                unsettled.Add(problem);
            }
        }

        // A deletion that was rejected because of a dependent resource may succeed the second time.
        var timedOut = new Dictionary<string, string>();
        var leftovers = await DeleteAllAsync(entries, timedOut, cancellation);
        return [.. unsettled, .. leftovers.Count > timedOut.Count ? await DeleteAllAsync(entries, timedOut, cancellation) : leftovers];
    }

    private async Task<string?> SettleAsync(CleanupLogEntry entry, CancellationToken cancellation)
    {
        if (entry.Job is null)
        {
            return $"a {entry.Kind} of the scenario '{entry.Scenario}', whose creation got no response: "
                + $"look for it in project {entry.Project}";
        }

        if (await AwaitAsync(entry.Job, entry.Project, cancellation) is not { Ended: true, Exchange: var ended })
        {
            return $"job {entry.Job}, which creates a {entry.Kind} for the scenario '{entry.Scenario}', does not end: "
                + $"look for it in project {entry.Project}";
        }

        var ids = ResourceCreations.ReadIds(ended.Json, GetKind(entry)).ToList();
        if (!ids.TrueForAll(ResourceId.IsValid))
        {
            return $"job {entry.Job} returned an id that is not one, for a {entry.Kind} of the scenario '{entry.Scenario}': "
                + $"look for it in project {entry.Project}";
        }

        foreach (var id in ids)
        {
            cleanupLog.RecordCreated(entry, id);
        }

        cleanupLog.RecordSettled(entry);
        return null;
    }

    /// <param name="entries">The entries whose resources are deleted.</param>
    /// <param name="timedOut">The messages about resources whose wait timed out, by id, so that no resource is waited for twice.</param>
    /// <param name="cancellation">Interrupts the deletion.</param>
    private async Task<List<string>> DeleteAllAsync(
        IReadOnlyList<CleanupLogEntry> entries, Dictionary<string, string> timedOut, CancellationToken cancellation)
    {
        var leftovers = new List<string>();
        var inOrder = entries.OrderBy(entry => Array.IndexOf(ResourceCreations.Kinds, GetKind(entry)))
            .ThenByDescending(entry => entry.Number);
        foreach (var entry in inOrder)
        {
            foreach (var id in entry.Ids.ToList())
            {
                if (timedOut.TryGetValue(id, out var message))
                {
                    leftovers.Add(message);
                }
                else if (await DeleteAsync(entry, id, cancellation) is { } leftover)
                {
                    leftovers.Add(leftover.Description);
                    if (leftover.TimedOut)
                    {
                        timedOut.Add(id, leftover.Description);
                    }
                }
                else
                {
                    cleanupLog.RecordDeleted(entry, id);
                }
            }
        }

        return leftovers;
    }

    private async Task<Leftover?> DeleteAsync(CleanupLogEntry entry, string id, CancellationToken cancellation)
    {
        var kind = GetKind(entry);
        var shown = await ShowAsync(entry, id, cancellation);
        for (var remaining = _maxWait; IsInTransition(shown) && remaining > TimeSpan.Zero;)
        {
            remaining -= await waitStrategy.WaitAsync(remaining, cancellation);
            shown = await ShowAsync(entry, id, cancellation);
        }

        if (IsGone(shown, kind))
        {
            return null;
        }

        var deletion = await RequestDeletionAsync(entry, id, kind, cancellation);
        if (GetJob(deletion) is not { } job)
        {
            return IsGone(await ShowAsync(entry, id, cancellation), kind)
                ? null
                : new($"{kind.Noun} {id}: {kind.Delete} returned {Format(deletion)}", TimedOut: IsInTransition(shown));
        }

        var (ended, last) = await AwaitAsync(job, entry.Project, cancellation);
        if (IsGone(await ShowAsync(entry, id, cancellation), kind))
        {
            return null;
        }

        return new($"{kind.Noun} {id}: job {job} of {kind.Delete} {(ended ? DescribeEnd(last) : DescribeTimeout(last))}", TimedOut: !ended);
    }

    // The related resources are deleted as well, if the service accepts that.
    private async Task<HttpExchange> RequestDeletionAsync(
        CleanupLogEntry entry, string id, CleanupKind kind, CancellationToken cancellation)
    {
        if (kind.DeleteRelated is { } related)
        {
            Assignment[] with = [new(kind.Parameter, "=", id), new(related, "=", "true")];
            var exchange = await CallAsync(kind.Delete, entry.Project, with, cancellation);
            if (exchange.Status is < 400)
            {
                return exchange;
            }
        }

        return await CallAsync(kind.Delete, entry.Project, [new(kind.Parameter, "=", id)], cancellation);
    }

    private static string DescribeEnd(HttpExchange job) =>
        $"ended with {ReadStatus(job.Json)} {JsonText.Member(job.Json, "error_code")} {JsonText.Member(job.Json, "fail_reason")}".TrimEnd();

    private string DescribeTimeout(HttpExchange job)
    {
        var state = ReadStatus(job.Json) is { } status ? $"its status is {status}" : $"ShowJobStatus returned {Format(job)}";
        return string.Create(CultureInfo.InvariantCulture, $"has not ended within {_maxWait.TotalSeconds:0.#} s: {state}");
    }

    private static string Format(HttpExchange exchange) =>
        $"{exchange.Status} {exchange.ErrorCode} {exchange.ErrorMessage}{exchange.TransportError}".TrimEnd();

    private async Task<(bool Ended, HttpExchange Exchange)> AwaitAsync(string job, string project, CancellationToken cancellation)
    {
        for (var remaining = _maxWait; ;)
        {
            var exchange = await CallAsync("ShowJobStatus", project, [new("job_id", "=", job)], cancellation);
            if (ReadStatus(exchange.Json) is "SUCCESS" or "FAIL")
            {
                return (true, exchange);
            }

            if (exchange.Status is 400 or 404 || remaining <= TimeSpan.Zero)
            {
                return (false, exchange);
            }

            remaining -= await waitStrategy.WaitAsync(remaining, cancellation);
        }
    }

    private Task<HttpExchange> ShowAsync(CleanupLogEntry entry, string id, CancellationToken cancellation) =>
        CallAsync(GetKind(entry).Show, entry.Project, [new(GetKind(entry).Parameter, "=", id)], cancellation);

    private Task<HttpExchange> CallAsync(string operation, string project, IReadOnlyList<Assignment> with, CancellationToken cancellation)
    {
        var context = new ScenarioContext(new Variables { ["project_id"] = project });
        var step = new Step(new CallTarget.Operation(operation)) { Row = 0, Number = 1, With = with };
        return connection.SendAsync(RequestBuilder.Build(step, context.Variables), context, cancellation);
    }

    /// <summary>The job id in a response, or null.</summary>
    public static string? GetJob(HttpExchange exchange) =>
        exchange is { Status: >= 200 and < 300, Json: { ValueKind: JsonValueKind.Object } body }
        && body.TryGetProperty("job_id", out var job) && job.ValueKind is JsonValueKind.String
        && ResourceId.IsValid(job.GetString())
            ? job.GetString()
            : null;

    private static bool IsGone(HttpExchange exchange, CleanupKind kind) =>
        exchange.Status == 404 || (exchange.Status == 400 && kind.GoneCodes.Contains(exchange.ErrorCode));

    // A resource in a transitional status cannot be deleted; one in an error status can.
    private static bool IsInTransition(HttpExchange exchange) =>
        exchange.Status == 200 && exchange.Json is { ValueKind: JsonValueKind.Object } body
        && body.EnumerateObject().FirstOrDefault().Value is { ValueKind: JsonValueKind.Object } resource
        && ReadStatus(resource) is { } status && Catalog.Statuses.Any(entry => entry.Status == status && entry.Class == "transitional");

    private static string? ReadStatus(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("status", out var status) ? JsonText.Format(status) : null;

    private static CleanupKind GetKind(CleanupLogEntry entry) =>
        Array.Find(ResourceCreations.Kinds, kind => kind.Noun == entry.Kind)
        ?? throw new FormatException($"the clean-up log contains the unknown kind '{entry.Kind}'");

    /// <summary>A resource that could not be deleted.</summary>
    /// <param name="Description">The resource and the reason.</param>
    /// <param name="TimedOut">Whether a wait for it timed out.</param>
    private sealed record Leftover(string Description, bool TimedOut);
}
