using System.Text.Json;

namespace SdrsMock.Tests.Hosting;

/// <summary>Reads server-sent events from the mock.</summary>
internal sealed class EventStreamReader : IDisposable
{
    private readonly StreamReader _reader;

    private EventStreamReader(HttpResponseMessage response, StreamReader reader) => (Response, _reader) = (response, reader);

    public HttpResponseMessage Response { get; }

    /// <summary>Subscribes; returns once the mock has the subscription.</summary>
    public static async Task<EventStreamReader> Open(
        HttpClient client, string query, CancellationToken stop, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/__sdrs/events{query}");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        var reader = new EventStreamReader(
            response.EnsureSuccessStatusCode(), new(await response.Content.ReadAsStreamAsync(stop)));
        await reader.ReadBlock(stop);
        return reader;
    }

    /// <summary>The next event; comments are skipped.</summary>
    public async Task<(string Id, string Kind, JsonElement Data)> Read(CancellationToken stop)
    {
        while (true)
        {
            var lines = (await ReadBlock(stop)).Split('\n');
            if (Field(lines, "event") is { } kind)
            {
                return (Field(lines, "id")!, kind, JsonDocument.Parse(Field(lines, "data")!).RootElement);
            }
        }
    }

    /// <summary>The lines up to the next empty one; empty at the end of the stream.</summary>
    public async Task<string> ReadBlock(CancellationToken stop)
    {
        List<string> lines = [];
        while (await _reader.ReadLineAsync(stop) is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        return string.Join('\n', lines);
    }

    public void Dispose()
    {
        _reader.Dispose();
        Response.Dispose();
    }

    private static string? Field(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))?[(name.Length + 2)..];
}
