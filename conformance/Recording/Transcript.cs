using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Play;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Recording;

/// <summary>Turns traffic into rows: ids are followed from answers into requests, and repeated reads become one row that waits.</summary>
internal sealed class Transcript(IReadOnlyList<Traffic> calls, IEnumerable<KeyValuePair<string, string>> specimens)
{
    // A client that lets this much time pass after starting a job relies on its end.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly Names _names = new(specimens, calls.Select(call => Safety.ProjectOf(call.Request)).FirstOrDefault(project => project is not null));

    public IReadOnlyList<Row> Rows()
    {
        var rows = new List<Row>();
        for (var at = 0; at < calls.Count; at++)
        {
            var first = at;
            while (at + 1 < calls.Count && IsRead(calls[at]) && calls[at + 1].Request.Path == calls[first].Request.Path && IsRead(calls[at + 1]))
            {
                at++;
            }

            rows.AddRange(RowsOf(calls[at], calls[at].At - calls[first].At, at > first, [.. calls.Skip(at + 1)]));
        }

        return rows;
    }

    private IEnumerable<Row> RowsOf(Traffic call, TimeSpan waited, bool repeated, List<Traffic> later)
    {
        var contract = OperationFinder.Find(call);
        var (name, with) = contract is null ? WithCell.OfRaw(call, _names) : (contract.Operation, WithCell.Of(contract, call, _names));
        var (saves, silentJob) = SavesOf(call, later);
        var waits = repeated || (contract?.Operation == "ShowJobStatus" && StatusIn(call.Exchange) is "SUCCESS" or "FAIL");
        yield return new(name, with, ExpectOf(call.Exchange))
        {
            Check = waits && StatusIn(call.Exchange) is { } status ? $"status={status}" : "",
            Save = string.Join("; ", saves),
            Within = waits ? Patient(waited) : "",
            Covers = call.Exchange.Headers.TryGetValue("X-Sdrs-Mock-Constraint", out var hint) && Catalogue.Constraint(hint) is not null ? hint : "",
            Note = with.Contains(WithCell.Removed, StringComparison.Ordinal) ? "A secret was removed here; put a {variable} in its place" : "",
        };

        if (silentJob is not null)
        {
            yield return new("ShowJobStatus", silentJob == "job" ? "" : $"job_id={{{silentJob}}}", "200")
            {
                Check = "status~=SUCCESS|FAIL",
                Within = Patient(TimeSpan.Zero),
                Note = "The recorded client waited here",
            };
        }
    }

    private (List<string> Saves, string? SilentJob) SavesOf(Traffic call, List<Traffic> later)
    {
        if (call.Exchange is not { Status: >= 200 and < 300, Json: { } answer })
        {
            return ([], null);
        }

        var wanted = later.SelectMany(other => other.Mentions).ToHashSet(StringComparer.Ordinal);
        var (saves, silent) = (new List<string>(), (string?)null);
        foreach (var leaf in Leaf.In(answer))
        {
            var isSilentJob = leaf.Path == "job_id" && !IsRead(call) && !wanted.Contains(leaf.Text) && later is [var next, ..] && next.At - call.At > s_pause;
            if ((isSilentJob || wanted.Contains(leaf.Text)) && _names.Christen(leaf) is { } name)
            {
                saves.Add($"{name}={PathIn(answer, leaf)}");
                silent = isSilentJob ? name : silent;
            }
        }

        return (saves, silent);
    }

    // As in the tables, a path starts inside the object that wraps the answer.
    private static string PathIn(JsonElement answer, Leaf leaf) =>
        answer.ValueKind is JsonValueKind.Object && answer.GetPropertyCount() == 1 && answer.EnumerateObject().First() is { Value.ValueKind: JsonValueKind.Object } only
            ? leaf.Path[(only.Name.Length + 1)..]
            : leaf.Path;

    private static bool IsRead(Traffic call) => call.Request.Method == "GET";

    private static string ExpectOf(Exchange answer) =>
        answer.Status is not { } status ? "dropped"
        : status >= 400 && answer.ErrorCode is { } code && Catalogue.Error(code) is not null ? $"{status} {code}"
        : $"{status}";

    private static string? StatusIn(Exchange answer)
    {
        var holder = answer.Json is not { ValueKind: JsonValueKind.Object } body ? default
            : body.TryGetProperty("status", out _) ? body
            : body.EnumerateObject().FirstOrDefault().Value;
        return holder.ValueKind is JsonValueKind.Object && holder.TryGetProperty("status", out var status) && status.ValueKind is JsonValueKind.String ? status.GetString() : null;
    }

    // The next run may be slower than this one was.
    private static string Patient(TimeSpan waited) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(60, Math.Ceiling(2 * waited.TotalSeconds))}s");
}
