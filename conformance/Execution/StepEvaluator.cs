using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>Holds an answer against its row, in the words of the table.</summary>
internal sealed class StepEvaluator(bool onMock)
{
    public const string HintHeader = "X-Sdrs-Mock-Constraint";

    /// <exception cref="FormatException">The row asks for what no answer has.</exception>
    public async Task<StepEvaluation> EvaluateAsync(Step step, HttpExchange exchange, Variables variables)
    {
        var expected = step.Expect ?? new(exchange.Request.Contract?.Success);
        var findings = new List<string>();
        if (FindStatusFailure(step, expected, exchange, findings) is { } wrong)
        {
            return new([wrong], findings, [], WaitingIsFutile(step, exchange));
        }

        var shortfalls = new List<string>();
        if (exchange is { Status: >= 200 and < 300, Request.Contract: { } contract })
        {
            shortfalls.AddRange(await ResponseSchemaValidator.FindProblemsAsync(contract, exchange));
        }

        shortfalls.AddRange(step.Checks.Where(Concerns).Select(check => CheckEvaluator.FindFailure(check, step.Row, exchange, variables)).OfType<string>());
        var saved = Saved(step, exchange, variables, shortfalls);
        if (FindHintFailure(step, expected, exchange) is { } misled)
        {
            shortfalls.Add(misled);
        }

        return new(shortfalls, findings, saved, WaitingIsFutile(step, exchange));
    }

    // What only the mock says about itself cannot be asked of a real service.
    private bool Concerns(Check check) => onMock || !check.Path.Text.StartsWith("X-Sdrs-Mock", StringComparison.Ordinal);

    private string? FindStatusFailure(Step step, Expectation expected, HttpExchange exchange, List<string> findings)
    {
        if (expected.Dropped && step.Expect is not null)
        {
            return exchange.Status is null ? null : $"expect {expected}, got {exchange.Status}";
        }

        if (exchange.Status is not { } status)
        {
            return $"expect {Words(expected)}, got no answer: {exchange.TransportError}";
        }

        // A row without an expectation and without a contract only wants success.
        if (expected.Status is null ? status is >= 200 and < 300 : status == expected.Status && (expected.Code is null || expected.Code == exchange.ErrorCode))
        {
            return null;
        }

        var got = status < 400 ? $"{status}" : $"{status} {FindAlternativeCode(status, exchange)}".TrimEnd() + (exchange.ErrorMessage is { } message ? $" ({message})" : "");
        if (expected.IsSoft && !onMock && AcceptedAlternatives.For(step, expected).Any(other => other.Allows(status, exchange.ErrorCode, expected)))
        {
            findings.Add($"expected {expected}, the service answers {got}, which the ledger lists as an alternative");
            return null;
        }

        return $"expect {Words(expected)}, got {got}";
    }

    // Some answers of gateways and log-ins repeat the status as their code.
    private static string? FindAlternativeCode(int status, HttpExchange exchange) => exchange.ErrorCode == $"{status}" ? null : exchange.ErrorCode;

    private static string Words(Expectation expected) => expected.Status is null ? "success" : $"{expected}";

    private static List<KeyValuePair<string, string>> Saved(Step step, HttpExchange exchange, Variables variables, List<string> shortfalls)
    {
        var saved = new List<KeyValuePair<string, string>>();
        foreach (var save in step.Captures)
        {
            if (CheckEvaluator.GetValues(save.Path, save.ForHeader, exchange, variables).FirstOrDefault() is { } value)
            {
                saved.Add(new(save.Variable, value));
            }
            else if (!save.ForHeader && exchange is { Status: >= 200 and < 300, Request.Contract: { } contract } && ResponseSchemaFields.ForOperation(contract.Operation).Unknown(save.Path) is { } slip)
            {
                throw new FormatException($"row {step.Row}, column save: {slip}");
            }
            else
            {
                shortfalls.Add($"save {save.Variable}: the answer has no {save.Path.Text}");
            }
        }

        return saved;
    }

    // The mock says which rule refused the call: a row that claims another one would count for what it never played.
    private static string? FindHintFailure(Step step, Expectation expected, HttpExchange exchange) =>
        step.Covers.Count > 0 && expected.Rejection && exchange.Headers.TryGetValue(HintHeader, out var hint) && !hint.Split([',', ' ']).Any(step.Covers.Contains)
            ? $"covers {string.Join(' ', step.Covers)}, but the mock refused by {hint}"
            : null;

    private static bool WaitingIsFutile(Step step, HttpExchange exchange)
    {
        if (exchange.Status is 401 or 403)
        {
            return true;
        }

        var wanted = step.Checks.FirstOrDefault(check => check.Operator == Check.Is && check.Path.Segments is [.., FieldPath.Member("status")])?.Expected;
        return ReadStatus(exchange) is { } status && status != wanted && (status is "SUCCESS" or "FAIL" || IsError(status));
    }

    private static string? ReadStatus(HttpExchange exchange)
    {
        if (exchange.Json is not { ValueKind: JsonValueKind.Object } body)
        {
            return null;
        }

        var holder = body.TryGetProperty("status", out _) ? body : body.EnumerateObject().Select(member => member.Value).FirstOrDefault();
        return holder.ValueKind is JsonValueKind.Object && holder.TryGetProperty("status", out var status) ? JsonText.Format(status) : null;
    }

    private static bool IsError(string status) => Catalog.Statuses.Any(entry => entry.Status == status && entry.Class == "error" && entry.Resource is not "job");
}
