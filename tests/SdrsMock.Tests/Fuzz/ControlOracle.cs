using System.Text.Json;
using SdrsMock.Tests.Properties;

namespace SdrsMock.Tests.Fuzz;

/// <summary>What any answer of the control plane must be: JSON, and a refusal one clear sentence.</summary>
internal static class ControlOracle
{
    public static bool Judge(WireAnswer answer)
    {
        Claim.That(answer.Header("X-Request-Id") is { Length: 32 }, () => "there is no X-Request-Id");
        Claim.That(answer.Status < 500, () => "a server's error that nobody asked for");
        if (answer.Status == 204)
        {
            return true;
        }

        using var document = JsonDocument.Parse(answer.Body);
        if (answer.Status >= 400 && document.RootElement.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.String)
        {
            var sentence = error.GetString()!;
            Claim.That(sentence.Length > 8 && !sentence.Contains("   at ", StringComparison.Ordinal) && !sentence.Contains("Exception", StringComparison.Ordinal), () => "a refusal that is no clear sentence");
        }
        else if (answer.Status >= 400)
        {
            // The path was spoilt so far that the gateway answers.
            ApiOracle.Judge(answer, entry: null);
        }

        return answer.Status < 400;
    }
}
