using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SdrsMock.Client.Http;

/// <summary>Sends requests and reads responses. Thread-safe.</summary>
internal sealed class SdrsTransport(HttpClient http, Uri endpoint)
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    // Ends with a slash, so that an endpoint with a path keeps the path.
    private readonly Uri _base = endpoint.AbsoluteUri.EndsWith('/') ? endpoint : new($"{endpoint.AbsoluteUri}/");

    /// <summary>Sends a request whose response has no content.</summary>
    /// <exception cref="SdrsException">The request was rejected.</exception>
    public async Task SendAsync(ApiCall call, CancellationToken cancellation)
    {
        using var response = await ExecuteAsync(call, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends a request and reads its response.</summary>
    /// <param name="call">The request.</param>
    /// <param name="type">The type of the response.</param>
    /// <param name="wrapper">The member that contains the value, or null if the value is the whole body.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <exception cref="SdrsException">The request was rejected, or the response does not match its type.</exception>
    public async Task<T> GetAsync<T>(ApiCall call, JsonTypeInfo<T> type, string? wrapper, CancellationToken cancellation)
    {
        using var response = await ExecuteAsync(call, cancellation).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(body);
            return Unwrap(document.RootElement, wrapper).Deserialize(type) ?? throw new JsonException("the body is null");
        }
        catch (JsonException exception)
        {
            throw SdrsException.ForUnreadableBody(response, body, exception);
        }
    }

    private static JsonElement Unwrap(JsonElement body, string? wrapper)
    {
        if (wrapper is null)
        {
            return body;
        }

        return body.ValueKind is JsonValueKind.Object && body.TryGetProperty(wrapper, out var value)
            ? value
            : throw new JsonException($"the body has no member {wrapper}");
    }

    private async Task<HttpResponseMessage> ExecuteAsync(ApiCall call, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(_base, call.Path));
        if (call.Body is { } body)
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
