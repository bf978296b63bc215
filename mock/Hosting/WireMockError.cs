using System.Text.Json;

namespace SdrsMock.Hosting;

/// <summary>What WireMock.Net's admin says is wrong, without the stack trace that it puts behind it.</summary>
internal static class WireMockError
{
    private static readonly char[] s_ends = ['\r', '\n'];

    public static string Describe(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var status = document.RootElement.TryGetProperty("Status", out var found) ? found.GetString() : null;
            return status?.Split(s_ends)[0] is { Length: > 0 } line ? line : "it does not say why";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "it does not say why";
        }
    }
}
