using System.Text.Json;

namespace SdrsMock.Tests.Engine;

/// <summary>A call and its signature, as a signer made it.</summary>
public sealed record SignedCall(
    string Signer, string Name, string Method, string Path, string Query, Dictionary<string, string> Headers, string Body)
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    /// <summary>The recorded calls: see the file's first line for who signed them.</summary>
    internal static IReadOnlyList<SignedCall> Recorded { get; } =
        JsonSerializer.Deserialize<SignedCall[]>(
            File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Engine", "signed-calls.json")), s_web)!;

    public override string ToString() => $"{Signer}: {Name}";

    internal SignedCall With(string header, string value) => this with { Headers = new(Headers) { [header] = value } };

    internal SignedCall Without(string header) => this with { Headers = new(Headers.Where(pair => pair.Key != header)) };

    internal HarnessResponse SendTo(MockHarness mock)
    {
        var headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        return mock.SendAs(name => headers.GetValueOrDefault(name), Method, Query.Length == 0 ? Path : $"{Path}?{Query}", Body);
    }
}
