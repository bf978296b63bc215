using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Recording;

/// <summary>Turns traffic into rows: ids are followed from answers into requests, and repeated reads become one row that waits.</summary>
internal sealed class ScenarioWriter(IReadOnlyList<RecordedCall> calls, IEnumerable<KeyValuePair<string, string>> specimens)
{
    // A client that lets this much time pass after starting a job relies on its end.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly VariableNamer _names = new(specimens, calls.Select(call => WriteGuard.GetProject(call.Request)).FirstOrDefault(project => project is not null));

    public IReadOnlyList<RecordedRow> Rows()
    {
        var rows = new List<RecordedRow>();
        for (var at = 0; at < calls.Count; at++)
        {
            var first = at;
            while (at + 1 < calls.Count && IsRead(calls[at]) && calls[at + 1].Request.Path == calls[first].Request.Path && IsRead(calls[at + 1]))
            {
                at++;
            }

            rows.AddRange(GetRows(calls[at], calls[at].At - calls[first].At, at > first, [.. calls.Skip(at + 1)]));
        }

        return rows;
    }

    private IEnumerable<RecordedRow> GetRows(RecordedCall call, TimeSpan waited, bool repeated, List<RecordedCall> later)
    {
        var contract = OperationFinder.Find(call);
        var (name, with) = contract is null ? WithCellBuilder.BuildRaw(call, _names) : (contract.Operation, WithCellBuilder.Build(contract, call, _names));
        var (saves, silentJob) = GetCaptures(call, later);
        var waits = repeated || (contract?.Operation == "ShowJobStatus" && ReadStatus(call.Exchange) is "SUCCESS" or "FAIL");
        yield return new(name, with, GetExpectation(call.Exchange))
        {
            Check = waits && ReadStatus(call.Exchange) is { } status ? $"status={status}" : "",
            Save = string.Join("; ", saves),
            Within = waits ? WithWait(waited) : "",
            Covers = call.Exchange.Headers.TryGetValue("X-Sdrs-Mock-Constraint", out var hint) && Catalog.Constraint(hint) is not null ? hint : "",
            Note = with.Contains(WithCellBuilder.Removed, StringComparison.Ordinal) ? "A secret was removed here; put a {variable} in its place" : "",
        };

        if (silentJob is not null)
        {
            yield return new("ShowJobStatus", silentJob == "job" ? "" : $"job_id={{{silentJob}}}", "200")
            {
                Check = "status~=SUCCESS|FAIL",
                Within = WithWait(TimeSpan.Zero),
                Note = "The recorded client waited here",
            };
        }
    }

    private (List<string> Saves, string? SilentJob) GetCaptures(RecordedCall call, List<RecordedCall> later)
    {
        if (call.Exchange is not { Status: >= 200 and < 300, Json: { } answer })
        {
            return ([], null);
        }

        var wanted = later.SelectMany(other => other.Mentions).ToHashSet(StringComparer.Ordinal);
        var (saves, silent) = (new List<string>(), (string?)null);
        foreach (var leaf in JsonLeaf.Enumerate(answer))
        {
            var isSilentJob = leaf.Path == "job_id" && !IsRead(call) && !wanted.Contains(leaf.Text) && later is [var next, ..] && next.At - call.At > s_pause;
            if ((isSilentJob || wanted.Contains(leaf.Text)) && _names.AssignName(leaf) is { } name)
            {
                saves.Add($"{name}={PathIn(answer, leaf)}");
                silent = isSilentJob ? name : silent;
            }
        }

        return (saves, silent);
    }

    // As in the tables, a path starts inside the object that wraps the answer.
    private static string PathIn(JsonElement answer, JsonLeaf leaf) =>
        answer.ValueKind is JsonValueKind.Object && answer.GetPropertyCount() == 1 && answer.EnumerateObject().First() is { Value.ValueKind: JsonValueKind.Object } only
            ? leaf.Path[(only.Name.Length + 1)..]
            : leaf.Path;

    private static bool IsRead(RecordedCall call) => call.Request.Method == "GET";

    private static string GetExpectation(HttpExchange exchange) =>
        exchange.Status is not { } status ? "dropped"
        : status >= 400 && exchange.ErrorCode is { } code && Catalog.Error(code) is not null ? $"{status} {code}"
        : $"{status}";

    private static string? ReadStatus(HttpExchange exchange)
    {
        var holder = exchange.Json is not { ValueKind: JsonValueKind.Object } body ? default
            : body.TryGetProperty("status", out _) ? body
            : body.EnumerateObject().FirstOrDefault().Value;
        return holder.ValueKind is JsonValueKind.Object && holder.TryGetProperty("status", out var status) && status.ValueKind is JsonValueKind.String ? status.GetString() : null;
    }

    // The next run may be slower than this one was.
    private static string WithWait(TimeSpan waited) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(60, Math.Ceiling(2 * waited.TotalSeconds))}s");
}
