using System.Text.Json;
using SdrsMock.Tests.Properties;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Checks responses outside the API: JSON, rejections in the format of the service, and no internal error.</summary>
internal static class ServiceOracle
{
    /// <summary>Checks the control plane, whose rejections are one clear sentence.</summary>
    public static bool JudgeControl(WireResponse response) => Judge(response, error =>
    {
        if (error.ValueKind is not JsonValueKind.String)
        {
            return false;
        }

        var sentence = error.GetString()!;
        Invariant.That(
            sentence.Length > 8
                && !sentence.Contains("   at ", StringComparison.Ordinal)
                && !sentence.Contains("Exception", StringComparison.Ordinal),
            () => "a rejection without a clear sentence");
        return true;
    });

    /// <summary>Of the identity service.</summary>
    public static bool JudgeKeystone(WireResponse response) => Judge(response, error =>
    {
        if (!error.TryGetProperty("title", out _))
        {
            return false;
        }

        Invariant.Same(error.GetProperty("code").GetInt32(), response.Status, "status in the body and on the wire");
        return true;
    });

    /// <param name="response">The response.</param>
    /// <param name="isOwn">Checks the error of a rejection; returns false for the format of another service.</param>
    private static bool Judge(WireResponse response, Func<JsonElement, bool> isOwn)
    {
        Invariant.That(response.Header("X-Request-Id") is { Length: 32 }, () => "there is no X-Request-Id");
        Invariant.That(response.Status < 500, () => "a server error without a fault rule");
        if (response.Status == 204)
        {
            return true;
        }

        using var document = JsonDocument.Parse(response.Body);
        if (response.Status >= 400 && !(document.RootElement.TryGetProperty("error", out var error) && isOwn(error)))
        {
            // The mutated path belongs to the gateway.
            ApiOracle.Judge(response, entry: null);
        }

        return response.Status < 400;
    }
}
