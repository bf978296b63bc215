using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SdrsMock.Diagnostics;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET events</c>: server-sent events that say what changed in a project, or in all of them without <c>project_id</c>.
/// <c>after</c>, or the header <c>Last-Event-ID</c>, resumes after an event.
/// </summary>
internal sealed class EventsEndpoint(ChangeFeed changes, TimeProvider time) : IControlEndpoint
{
    /// <summary>The interval of the comments that keep an idle connection open.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(15);

    private static readonly KeyValuePair<string, string>[] s_headers =
    [
        new("Content-Type", "text/event-stream"), new("Cache-Control", "no-store"), new("X-Accel-Buffering", "no"),
    ];

    public IReadOnlyList<ControlRoute> Routes => [new("GET", "events", Subscribe, "after")];

    private Response Subscribe(ControlRequest call)
    {
        // A browser that reconnects repeats the address and adds the header, which is newer.
        const string header = "Last-Event-ID";
        var (name, text) = call.Request.Header(header) is { Length: > 0 } last ? (header, last)
            : ("after", call.Parameter("after"));
        long? after = null;
        if (text is not null)
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                throw new ControlPlaneException(400, $"{name}: \"{text}\" is invalid; use the id of an event.");
            }

            after = id;
        }

        return new(200, default) { Headers = s_headers, Stream = Read(after, call.ProjectIdParameter) };
    }

    // The subscription starts before the first part is sent, so that a client that has the headers misses nothing.
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Read(
        long? after, string? projectId, [EnumeratorCancellation] CancellationToken stop = default)
    {
        using var subscription = changes.Subscribe(after, projectId);
        using var timer = new PeriodicTimer(HeartbeatInterval, time);
        var heartbeat = timer.WaitForNextTickAsync(stop).AsTask();
        yield return Format($": connected\nid: {subscription.Position}\n\n");
        while (!stop.IsCancellationRequested)
        {
            if (subscription.Take() is [_, ..] events)
            {
                yield return Format(string.Concat(
                    events.Select(change => $"id: {change.Id}\nevent: {change.Kind}\ndata: {change.Data}\n\n")));
            }
            else if (heartbeat.IsCompletedSuccessfully)
            {
                heartbeat = timer.WaitForNextTickAsync(stop).AsTask();
                // With the position behind skipped events: a client that resumes there has lost nothing.
                yield return Format($": heartbeat\nid: {subscription.Position}\n\n");
            }
            else
            {
                await Task.WhenAny(subscription.WaitAsync(), heartbeat);
            }
        }
    }

    private static ReadOnlyMemory<byte> Format(string text) => Encoding.UTF8.GetBytes(text);
}
