using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Recording;

/// <summary>
/// Converts recorded calls to rows: ids are traced from responses to later requests, and repeated reads become one row with
/// <c>within</c>.
/// </summary>
internal sealed class ScenarioWriter(IReadOnlyList<RecordedCall> calls, IEnumerable<KeyValuePair<string, string>> variables)
{
    // A client that pauses this long after starting a job relies on its end.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly VariableNamer _names = new(
        variables, OperationFinder.FindProject(calls));

    public IReadOnlyList<RecordedRow> CreateRows()
    {
        var rows = new List<RecordedRow>();
        for (var at = 0; at < calls.Count; at++)
        {
            var first = at;
            while (at + 1 < calls.Count && IsRead(calls[at]) && IsRead(calls[at + 1])
                && calls[at + 1].Request.Path == calls[first].Request.Path)
            {
                at++;
            }

            rows.AddRange(CreateRows(calls[at], calls[at].At - calls[first].At, at > first, [.. calls.Skip(at + 1)]));
        }

        return rows;
    }

    private IEnumerable<RecordedRow> CreateRows(RecordedCall call, TimeSpan waited, bool isRepeated, List<RecordedCall> later)
    {
        var contract = OperationFinder.Find(call);
        var (name, with) = contract is null
            ? WithCellBuilder.BuildRaw(call, _names)
            : (contract.Operation, WithCellBuilder.Build(contract, call, _names));
        var (captures, silentJob) = GetCaptures(call, later);
        var waits = isRepeated || (contract?.Operation == "ShowJobStatus" && ReadStatus(call.Exchange) is "SUCCESS" or "FAIL");
        yield return new(name, with, GetExpectation(call.Exchange))
        {
            Check = waits && ReadStatus(call.Exchange) is { } status ? $"status={status}" : "",
            Save = string.Join("; ", captures),
            Within = waits ? FormatWait(waited) : "",
            Covers = FindConstraint(call.Exchange) ?? "",
            Note = with.Contains(WithCellBuilder.Removed, StringComparison.Ordinal)
                ? "A secret was removed here; replace it by a {variable}"
                : "",
        };

        if (silentJob is not null)
        {
            yield return new("ShowJobStatus", silentJob == "job" ? "" : $"job_id={{{silentJob}}}", "200")
            {
                Check = "status~=SUCCESS|FAIL",
                Within = FormatWait(TimeSpan.Zero),
                Note = "The recorded client waited here",
            };
        }
    }

    private (List<string> Captures, string? SilentJob) GetCaptures(RecordedCall call, List<RecordedCall> later)
    {
        if (call.Exchange is not { Status: >= 200 and < 300, Json: { } body })
        {
            return ([], null);
        }

        var usedLater = later.SelectMany(other => other.PossibleIds).ToHashSet(StringComparer.Ordinal);
        var (captures, silentJob) = (new List<string>(), (string?)null);
        foreach (var leaf in JsonLeaf.Enumerate(body).Where(leaf => leaf.IsPlain))
        {
            // The client did not read the job, but paused before its next call.
            var isSilentJob = leaf.Path == "job_id" && !IsRead(call) && !usedLater.Contains(leaf.Text)
                && later is [var next, ..] && next.At - call.At > s_pause;
            if ((isSilentJob || usedLater.Contains(leaf.Text)) && _names.AssignName(leaf) is { } name)
            {
                captures.Add($"{name}={GetPath(body, leaf)}");
                silentJob = isSilentJob ? name : silentJob;
            }
        }

        return (captures, silentJob);
    }

    // As in scenario files, a path starts inside the object that wraps the members.
    private static string GetPath(JsonElement body, JsonLeaf leaf) =>
        body.ValueKind is JsonValueKind.Object && body.GetPropertyCount() == 1
        && body.EnumerateObject().First() is { Value.ValueKind: JsonValueKind.Object } only
            ? leaf.Path[(only.Name.Length + 1)..]
            : leaf.Path;

    private static string? FindConstraint(HttpExchange exchange) =>
        exchange.Headers.TryGetValue(StepEvaluator.HintHeader, out var hint)
        && StepEvaluator.ReadHint(hint) is [var id] && Catalog.Constraint(id) is not null
            ? id
            : null;

    private static bool IsRead(RecordedCall call) => call.Request.Method == "GET";

    private static string GetExpectation(HttpExchange exchange) => exchange switch
    {
        { Status: null } => Expectation.DroppedWord,
        { Status: >= 400, ErrorCode: { } code } when Catalog.Error(code) is not null => $"{exchange.Status} {code}",
        _ => $"{exchange.Status}",
    };

    private static string? ReadStatus(HttpExchange exchange)
    {
        if (exchange.Json is not { ValueKind: JsonValueKind.Object } body)
        {
            return null;
        }

        var resource = body.TryGetProperty("status", out _) ? body : body.EnumerateObject().FirstOrDefault().Value;
        return resource.ValueKind is JsonValueKind.Object && resource.TryGetProperty("status", out var status)
            && status.ValueKind is JsonValueKind.String
            && JsonLeaf.IsPlainWord(status.GetString()!)
                ? status.GetString()
                : null;
    }

    // The next run may be slower than the recorded one.
    private static string FormatWait(TimeSpan waited) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(60, Math.Ceiling(2 * waited.TotalSeconds))}s");
}
