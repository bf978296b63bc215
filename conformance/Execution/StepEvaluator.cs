using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>Evaluates a response against its step: status, code, schema, checks and captures.</summary>
internal sealed class StepEvaluator(bool onMock)
{
    public const string HintHeader = "X-Sdrs-Mock-Constraint";

    /// <summary>The constraint ids in the header of a mock: <c>PI-CREATE-03; basis=explicit, ALL-07</c>.</summary>
    public static string[] ReadHint(string header) =>
        [.. header.Split(',').Select(hint => hint.Split(';')[0].Trim()).Where(id => id.Length > 0)];

    /// <exception cref="FormatException">The step checks or saves a field that no response has.</exception>
    public async Task<StepEvaluation> EvaluateAsync(Step step, HttpExchange exchange, Variables variables)
    {
        var expected = step.Expect ?? new(exchange.Request.Contract?.Success);
        var findings = new List<string>();
        if (exchange.EncodingProblem is { } encoding && exchange is not { Status: >= 200 and < 300, Request.Contract: not null })
        {
            findings.Add($"response: {encoding}");
        }

        if (FindStatusFailure(step, expected, exchange, findings) is { } statusFailure)
        {
            return new([statusFailure], findings, [], IsFinal(step, exchange));
        }

        var failures = new List<string>();
        if (exchange is { Status: >= 200 and < 300, Request.Contract: { } contract })
        {
            failures.AddRange(await ResponseSchemaValidator.FindProblemsAsync(contract, exchange));
        }

        failures.AddRange(step.Checks.Where(Applies)
            .Select(check => CheckEvaluator.FindFailure(check, exchange, variables)).OfType<string>());
        var captured = Capture(step, exchange, variables, failures);
        if (FindHintFailure(step, expected, exchange) is { } hintFailure)
        {
            failures.Add(hintFailure);
        }

        return new(failures, findings, captured, IsFinal(step, exchange));
    }

    // Only the mock sends these headers, so they are not checked on a real service.
    private bool Applies(Check check) => onMock || !check.Path.Text.StartsWith("X-Sdrs-Mock", StringComparison.Ordinal);

    private string? FindStatusFailure(Step step, Expectation expected, HttpExchange exchange, List<string> findings)
    {
        if (expected.Dropped && step.Expect is not null)
        {
            return exchange.Status is null ? null : $"expect {expected}, got {exchange.Status}";
        }

        if (exchange.Status is not { } status)
        {
            return $"expect {Format(expected)}, got no response: {exchange.TransportError}";
        }

        if (Matches(expected, status, exchange.ErrorCode))
        {
            return null;
        }

        var actual = FormatStatus(status, exchange);
        var isAccepted = !onMock
            && AcceptedAlternatives.For(step, expected).Any(alternative => alternative.Matches(status, exchange.ErrorCode, expected));
        if (!isAccepted)
        {
            return $"expect {Format(expected)}, got {actual}";
        }

        findings.Add($"expected {expected}, the service returned {actual}, which the catalog lists as an alternative");
        return null;
    }

    // A step without an expectation and without a contract expects any success.
    private static bool Matches(Expectation expected, int status, string? code) =>
        expected.Status is null
            ? status is >= 200 and < 300
            : status == expected.Status && (expected.Code is null || expected.Code == code);

    private static string FormatStatus(int status, HttpExchange exchange)
    {
        if (status < 400)
        {
            return $"{status}";
        }

        // Some responses of gateways and logins repeat the status as their code.
        var code = exchange.ErrorCode == $"{status}" ? null : exchange.ErrorCode;
        return $"{status} {code}".TrimEnd() + (exchange.ErrorMessage is { } message ? $" ({message})" : "");
    }

    private static string Format(Expectation expected) => expected.Status is null ? "success" : $"{expected}";

    private static List<KeyValuePair<string, string>> Capture(Step step, HttpExchange exchange, Variables variables, List<string> failures)
    {
        var captured = new List<KeyValuePair<string, string>>();
        foreach (var capture in step.Captures)
        {
            if (GetValue(capture, exchange, variables) is { } value)
            {
                captured.Add(new(capture.Variable, value));
            }
            else if (!capture.IsHeader && exchange is { Status: >= 200 and < 300, Request.Contract: { } contract }
                && ResponseSchemaFields.ForOperation(contract.Operation).FindUnknownField(capture.Path) is { } unknown)
            {
                throw new FormatException($"column save: {unknown}");
            }
            else
            {
                failures.Add($"save {capture.Variable}: the response has no {capture.Path.Text}");
            }
        }

        return captured;
    }

    private static string? GetValue(Capture capture, HttpExchange exchange, Variables variables)
    {
        try
        {
            return CheckEvaluator.GetValues(capture.Path, capture.IsHeader, exchange, variables).FirstOrDefault();
        }
        catch (UnboundVariableException exception)
        {
            throw new FormatException($"column save: {exception.Message}");
        }
    }

    // The mock names the constraint that rejected the call. A step that covers another constraint would count for coverage it did not test.
    private static string? FindHintFailure(Step step, Expectation expected, HttpExchange exchange) =>
        step.Covers.Count > 0 && expected.IsRejection && exchange.Headers.TryGetValue(HintHeader, out var hint)
        && !ReadHint(hint).Any(step.Covers.Contains)
            ? $"covers {string.Join(' ', step.Covers)}, but the mock rejected the call by {string.Join(", ", ReadHint(hint))}"
            : null;

    // Repeating the request is useless after an authentication error, or when a job or resource reached another final status.
    private static bool IsFinal(Step step, HttpExchange exchange)
    {
        if (exchange.Status is 401 or 403)
        {
            return true;
        }

        var expected = step.Checks
            .FirstOrDefault(check => check.Operator == Check.Is && check.Path.Segments is [.., FieldPath.Member("status")])?.Expected;
        return ReadStatus(exchange) is { } status && status != expected && (status is "SUCCESS" or "FAIL" || IsErrorStatus(status));
    }

    private static string? ReadStatus(HttpExchange exchange)
    {
        if (exchange.Json is not { ValueKind: JsonValueKind.Object } body)
        {
            return null;
        }

        var resource = body.TryGetProperty("status", out _) ? body : body.EnumerateObject().Select(member => member.Value).FirstOrDefault();
        return resource.ValueKind is JsonValueKind.Object && resource.TryGetProperty("status", out var status)
            ? JsonText.Format(status)
            : null;
    }

    private static bool IsErrorStatus(string status) =>
        Catalog.Statuses.Any(entry => entry.Status == status && entry.Class == "error" && entry.Resource is not "job");
}
