using System.Text.Encodings.Web;
using System.Text.Json;
using SdrsMock.Schemas;
using SdrsMock.Tests.Properties;
using SdrsMock.Tests.Schemas;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Checks that any response is documented, complete and in the documented format.</summary>
internal static class ApiOracle
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Checks a response against the catalog and the schemas. Returns true for an executed request.</summary>
    public static bool Judge(WireResponse response, JournalEntry? entry)
    {
        Invariant.That(response.Header("X-Request-Id") is { Length: 32 }, () => "there is no X-Request-Id");
        Invariant.That(
            response.Status < 500 || entry?.Detail?.StartsWith("fault rule", StringComparison.Ordinal) is true,
            () => "a server error without a fault rule");
        Invariant.That(
            response.Status == 204 || response.Header("Content-Type") == "application/json",
            () => $"the media type is {response.Header("Content-Type")}");
        if (response.Status < 400)
        {
            JudgeSuccess(response, entry);
            return true;
        }

        JudgeRefusal(response);
        return false;
    }

    private static void JudgeSuccess(WireResponse response, JournalEntry? entry)
    {
        Invariant.That(entry?.Operation is not null, () => "no operation carried it out");
        var contract = OperationContract.Load(entry!.Operation!, "huawei");
        Invariant.Same(response.Status, contract.Success, $"status of {contract.Operation}");
        if (contract.Success == 204)
        {
            Invariant.Same(response.Body.Length, 0, "length of a body beside 204");
        }
        else if (entry.Method != "HEAD")
        {
            ResponseChecks.Fits(response.Text, contract);
        }
    }

    // One message names the access key of the request.
    private static bool IsListed(string form, string text) =>
        form == text || (form.Split("{ak}") is [var before, var after] && text.StartsWith(before, StringComparison.Ordinal)
            && text.EndsWith(after, StringComparison.Ordinal));

    private static void JudgeRefusal(WireResponse response)
    {
        using var document = JsonDocument.Parse(response.Body);
        var root = document.RootElement;
        var (code, form) = root.TryGetProperty("error", out var error)
            ? (
                error.GetProperty("code").GetString(),
                (Func<ErrorEntry, object>)(
                    entry => new { error = new { message = entry.Message, code = entry.Code ?? $"{entry.Status}" } }))
            : (
                root.GetProperty("error_code").GetString(),
                entry => new { error_code = entry.Code, error_msg = entry.Message, request_id = response.Header("X-Request-Id") });
        var listed = Catalog.Errors
            .Where(entry => (entry.Code ?? $"{entry.Status}") == code
                && IsListed(JsonSerializer.Serialize(form(entry), s_relaxed), response.Text))
            .ToList();
        Invariant.That(listed.Count > 0, () => "no page lists this code with this message, or the form is another");
        // Open Telekom Cloud returns 404 with the same body for unknown IDs.
        Invariant.That(
            listed.Exists(entry => entry.Status == response.Status || response.Status == 404),
            () => $"{code} does not come with {response.Status}");
        if (response.Header("X-Sdrs-Mock-Constraint") is { } constraints)
        {
            foreach (var hint in constraints.Split(", "))
            {
                var constraint = hint.Split(';')[0];
                Invariant.That(
                    Catalog.Constraint(constraint) is not null && DeclaredCatalog.Answered[constraint].Contains(code),
                    () => $"{constraint} is not enforced with {code}");
            }
        }
    }
}
