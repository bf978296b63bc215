using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Play;

/// <summary>
/// Deletes what stands in a ledger, drills first and groups last, and goes on when something cannot be deleted. For each job
/// and each resource on the move it waits as long as the target has for an answer: sweep can wait for the rest.
/// </summary>
internal sealed class CleanUp(Endpoint endpoint, Patience patience, Ledger ledger)
{
    private readonly TimeSpan _longest = endpoint.Target.Timeout;

    /// <returns>What could not be deleted, in words.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation)
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

    private async Task<string?> SettleAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        if (entry.Job is null)
        {
            return $"a {entry.Kind} that the story '{entry.Story}' asked for without getting an answer: look for it in project {entry.Project}";
        }

        if (await AwaitAsync(entry.Job, entry.Project, cancellation) is not { Ended: true, Answer: var ended })
        {
            return $"job {entry.Job}, which makes a {entry.Kind} for the story '{entry.Story}', does not end: look for it in project {entry.Project}";
        }

        foreach (var id in Creations.IdsIn(ended.Json, KindOf(entry)).ToList())
        {
            ledger.Made(entry, id);
        }

        ledger.Settle(entry);
        return null;
    }

    /// <param name="entries">What to delete.</param>
    /// <param name="hanging">What was waited for in vain, by id, and what is told of it: waiting once is enough.</param>
    /// <param name="cancellation">Breaks it off.</param>
    private async Task<List<string>> DeleteAllAsync(IReadOnlyList<LedgerEntry> entries, Dictionary<string, string> hanging, CancellationToken cancellation)
    {
        var left = new List<string>();
        foreach (var entry in entries.OrderBy(entry => Array.IndexOf(Creations.Kinds, KindOf(entry))).ThenByDescending(entry => entry.Number))
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
                    ledger.Gone(entry, id);
                }
            }
        }

        return left;
    }

    private async Task<Leftover?> DeleteAsync(LedgerEntry entry, string id, CancellationToken cancellation)
    {
        var kind = KindOf(entry);
        var seen = await ShowAsync(entry, id, cancellation);
        for (var wait = _longest; IsMoving(seen) && wait > TimeSpan.Zero;)
        {
            wait -= await patience.PassAsync(wait, StageOf(entry.Project), cancellation);
            seen = await ShowAsync(entry, id, cancellation);
        }

        if (IsGone(seen, kind))
        {
            return null;
        }

        var answer = kind.Thorough is { } all ? await CallAsync(kind.Delete, entry.Project, [new(kind.Parameter, "=", id), new(all, "=", "true")], cancellation) : null;
        if (answer?.Status is null or >= 400)
        {
            answer = await CallAsync(kind.Delete, entry.Project, [new(kind.Parameter, "=", id)], cancellation);
        }

        if (JobOf(answer) is not { } job)
        {
            return IsGone(await ShowAsync(entry, id, cancellation), kind) ? null
                : new($"{kind.Noun} {id}: {kind.Delete} answered {answer.Status} {answer.ErrorCode} {answer.ErrorMessage}{answer.Trouble}".TrimEnd(), Hangs: IsMoving(seen));
        }

        var (ended, end) = await AwaitAsync(job, entry.Project, cancellation);
        return IsGone(await ShowAsync(entry, id, cancellation), kind) ? null
            : ended ? new($"{kind.Noun} {id}: {Words(job, kind, end)}", Hangs: false)
            : new(string.Create(CultureInfo.InvariantCulture, $"{kind.Noun} {id}: job {job} of {kind.Delete} has not ended within {_longest.TotalSeconds:0.#} s: {Seen(end)}"), Hangs: true);
    }

    private static string Words(string job, Kind kind, Exchange end) =>
        $"job {job} of {kind.Delete} ended with {StatusIn(end.Json)} {JsonText.Member(end.Json, "error_code")} {JsonText.Member(end.Json, "fail_reason")}".TrimEnd();

    private static string Seen(Exchange answer) =>
        StatusIn(answer.Json) is { } status ? $"its status is {status}" : $"ShowJobStatus answers {answer.Status} {answer.ErrorCode} {answer.ErrorMessage}{answer.Trouble}".TrimEnd();

    private async Task<(bool Ended, Exchange Answer)> AwaitAsync(string job, string project, CancellationToken cancellation)
    {
        for (var left = _longest; ;)
        {
            var answer = await CallAsync("ShowJobStatus", project, [new("job_id", "=", job)], cancellation);
            if (StatusIn(answer.Json) is "SUCCESS" or "FAIL")
            {
                return (true, answer);
            }

            if (answer.Status is 400 or 404 || left <= TimeSpan.Zero)
            {
                return (false, answer);
            }

            left -= await patience.PassAsync(left, StageOf(project), cancellation);
        }
    }

    private Task<Exchange> ShowAsync(LedgerEntry entry, string id, CancellationToken cancellation) =>
        CallAsync(KindOf(entry).Show, entry.Project, [new(KindOf(entry).Parameter, "=", id)], cancellation);

    private Task<Exchange> CallAsync(string operation, string project, IReadOnlyList<Assignment> with, CancellationToken cancellation)
    {
        var stage = StageOf(project);
        return endpoint.SendAsync(RequestBuilder.Build(new(new CallName.Operation(operation)) { Row = 0, Number = 1, With = with }, stage.Variables), stage, cancellation);
    }

    /// <summary>The job that an answer names, or null.</summary>
    public static string? JobOf(Exchange exchange) =>
        exchange is { Status: >= 200 and < 300, Json: { ValueKind: JsonValueKind.Object } body } && body.TryGetProperty("job_id", out var job) && job.ValueKind is JsonValueKind.String ? job.GetString() : null;

    private static bool IsGone(Exchange exchange, Kind kind) =>
        exchange.Status == 404 || (exchange.Status == 400 && kind.Gone.Contains(exchange.ErrorCode));

    // A resource on the move cannot be deleted; one in error can.
    private static bool IsMoving(Exchange exchange) =>
        exchange.Status == 200 && exchange.Json is { ValueKind: JsonValueKind.Object } body && body.EnumerateObject().FirstOrDefault().Value is { ValueKind: JsonValueKind.Object } resource
        && StatusIn(resource) is { } status && Catalogue.Statuses.Any(entry => entry.Status == status && entry.Class == "transitional");

    private static string? StatusIn(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("status", out var status) ? JsonText.Of(status) : null;

    private static Kind KindOf(LedgerEntry entry) => Array.Find(Creations.Kinds, kind => kind.Noun == entry.Kind) ?? throw new FormatException($"the ledger names a '{entry.Kind}', which nobody knows");

    private static Stage StageOf(string project)
    {
        var variables = new Variables { ["project_id"] = project };
        return new(variables);
    }

    /// <summary>What could not be deleted.</summary>
    /// <param name="Words">What is told of it.</param>
    /// <param name="Hangs">Whether it was waited for in vain.</param>
    private sealed record Leftover(string Words, bool Hangs);
}
