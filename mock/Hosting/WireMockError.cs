using System.Text.Json;

namespace SdrsMock.Hosting;

/// <summary>Extracts the message of a WireMock.Net admin error and drops the stack trace that follows it.</summary>
internal static class WireMockError
{
    private static readonly char[] s_ends = ['\r', '\n'];

    /// <summary>The first line of the error's <c>Status</c>, or a fixed text if there is none.</summary>
    public static string Describe(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var status = document.RootElement.TryGetProperty("Status", out var found) ? found.GetString() : null;
            return status?.Split(s_ends)[0] is { Length: > 0 } line ? line : "it gives no reason";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "it gives no reason";
        }
    }
}
