using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SdrsMock.Client.Http;

/// <summary>Sends calls and reads answers.</summary>
internal sealed class SdrsTransport(HttpClient http, Uri endpoint)
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    // With a slash at its end, so that an endpoint behind a path keeps it.
    private readonly Uri _base = endpoint.AbsoluteUri.EndsWith('/') ? endpoint : new($"{endpoint.AbsoluteUri}/");

    /// <summary>Sends a call whose answer has no content.</summary>
    /// <exception cref="SdrsException">It is refused.</exception>
    public async Task SendAsync(ApiCall context, CancellationToken cancellation)
    {
        using var response = await ExecuteAsync(context, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends a call and reads its answer.</summary>
    /// <param name="context">The call.</param>
    /// <param name="type">What the answer is to be.</param>
    /// <param name="wrapper">The member that holds it, or null where it stands at the top.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SdrsException">It is refused, or the answer is not what it should be.</exception>
    public async Task<T> GetAsync<T>(ApiCall context, JsonTypeInfo<T> type, string? wrapper, CancellationToken cancellation)
    {
        using var response = await ExecuteAsync(context, cancellation).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = wrapper is null ? document.RootElement
                : document.RootElement.ValueKind is JsonValueKind.Object
                    && document.RootElement.TryGetProperty(wrapper, out var inner) ? inner
                : throw new JsonException($"it has no member {wrapper}");
            return root.Deserialize(type) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw SdrsException.ForUnreadableBody(response, body, exception);
        }
    }

    private async Task<HttpResponseMessage> ExecuteAsync(ApiCall context, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(context.Method, new Uri(_base, context.Path));
        if (context.Body is { } body)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = s_json } };
        }

        var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw SdrsException.FromResponse(response, await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false));
        }
    }
}
