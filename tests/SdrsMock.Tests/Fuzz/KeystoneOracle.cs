using System.Text.Json;
using SdrsMock.Tests.Properties;

namespace SdrsMock.Tests.Fuzz;

/// <summary>What any answer of the identity service must be.</summary>
internal static class KeystoneOracle
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
        if (answer.Status >= 400 && document.RootElement.TryGetProperty("error", out var error) && error.TryGetProperty("title", out _))
        {
            Claim.Same(error.GetProperty("code").GetInt32(), answer.Status, "status in the body and on the wire");
        }
        else if (answer.Status >= 400)
        {
            ApiOracle.Judge(answer, entry: null);
        }

        return answer.Status < 400;
    }
}
