using Microsoft.AspNetCore.Http;

namespace SdrsMock.Hosting;

/// <summary>Writes the parts of a streamed body, each as soon as it exists.</summary>
internal static class ResponseStream
{
    /// <summary>Writes until the parts end, the client disconnects or the mock shuts down.</summary>
    /// <param name="context">The HTTP exchange; status and headers are set.</param>
    /// <param name="parts">The parts of the body.</param>
    /// <param name="ending">Ends the body at once, so that a client that reads it does not delay the shutdown.</param>
    public static async Task Write(HttpContext context, IAsyncEnumerable<ReadOnlyMemory<byte>> parts, CancellationToken ending)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending);
        await foreach (var part in parts.WithCancellation(stop.Token))
        {
            await context.Response.BodyWriter.WriteAsync(part, stop.Token);
        }
    }
}
