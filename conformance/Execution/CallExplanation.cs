using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>How a mock would judge the call of a step.</summary>
/// <param name="Verdict"><c>accepted</c>, <c>rejected</c> or <c>not judged</c>.</param>
/// <param name="Status">The HTTP status that the call would get.</param>
/// <param name="Code">The error code that it would get, or null.</param>
/// <param name="Constraint">The constraint that it would be rejected by, or null.</param>
/// <param name="Checks">All checks in the order of judgement.</param>
internal sealed record CallExplanation(
    string Verdict, int? Status, string? Code, string? Constraint, IReadOnlyList<CallCheck> Checks)
{
    public bool IsRejected => Verdict == "rejected";

    /// <summary>Whether fault rules may decide the call instead.</summary>
    public bool HasFaultRules => Checks.Any(check => check.Phase == "fault rules");

    /// <summary>The check that decides, or null.</summary>
    public CallCheck? Decisive => Checks.FirstOrDefault(check => check.IsViolated);

    /// <summary>Status and code, as in the column <c>expect</c>.</summary>
    public string Response => $"{Status} {Code}".TrimEnd();

    /// <summary>Reads the response of a mock.</summary>
    /// <returns>Null if it is not an explanation.</returns>
    public static CallExplanation? Parse(HttpExchange exchange) =>
        exchange is { Status: 200, Json: { ValueKind: JsonValueKind.Object } json }
        && json.TryGetProperty("checks", out var checks) && checks.ValueKind is JsonValueKind.Array
            ? new(
                JsonText.Member(json, "verdict") ?? "not judged",
                json.TryGetProperty("status", out var status) && status.TryGetInt32(out var number) ? number : null,
                JsonText.Member(json, "code"),
                JsonText.Member(json, "constraint"),
                [.. checks.EnumerateArray().Select(ParseCheck)])
            : null;

    private static CallCheck ParseCheck(JsonElement check)
    {
        string? Text(string member) => JsonText.Member(check, member);
        return new(
            Text("phase") ?? "",
            Text("outcome") ?? "",
            Text("id"),
            Text("statement") ?? "",
            Text("source"),
            $"{Text("status")} {Text("code")}".Trim(),
            Text("basis"),
            Text("at"),
            FormatSeen(check),
            Text("reason"),
            check.TryGetProperty("accepted", out var accepted) ? FormatAccepted(accepted) : null);
    }

    private static string? FormatSeen(JsonElement check)
    {
        var seen = check.TryGetProperty("seen", out var value) ? JsonText.Format(value) : null;
        if (!check.TryGetProperty("resources", out var resources))
        {
            return seen;
        }

        var statuses = resources.EnumerateArray().Select(resource =>
            $"{JsonText.Member(resource, "type")} {JsonText.Member(resource, "name")} is {JsonText.Member(resource, "status")}");
        return $"{seen} ({string.Join(", ", statuses)})";
    }

    // The statement of a rule is printed with the check already.
    private static string? FormatAccepted(JsonElement accepted)
    {
        var parts = accepted.EnumerateObject().Where(member => member.Name is not ("statement" or "statuses"))
            .Select(member => $"{member.Name} {JsonText.Format(member.Value)}");
        var statuses = accepted.TryGetProperty("statuses", out var all) ? all.EnumerateArray().Select(FormatStatuses) : [];
        return string.Join("; ", parts.Concat(statuses)) is { Length: > 0 } text ? text : null;
    }

    private static string FormatStatuses(JsonElement statuses) =>
        $"{JsonText.Member(statuses, "type")} in "
            + string.Join(", ", statuses.GetProperty("one_of").EnumerateArray().Select(JsonText.Format));
}
