namespace SdrsMock.Client.Authentication;

/// <summary>Signs each request with an access key (AK/SK, SDK-HMAC-SHA256).</summary>
/// <param name="keys">The access key and its secret key.</param>
/// <param name="projectId">ID of the project, sent as <c>X-Project-Id</c>; null sends no such header.</param>
/// <param name="time">Time provider for the date of the signature; the system clock when null.</param>
/// <remarks>Place it after the handlers that change requests and before <see cref="RerouteHandler"/>. Thread-safe.</remarks>
public sealed class SigningHandler(AccessKeys keys, string? projectId = null, TimeProvider? time = null) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var url = request.RequestUri ?? throw new InvalidOperationException("The request has no URI; set RequestUri before it is signed.");
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var signable = new SignableRequest(request.Method.Method, url.PathAndQuery, request.Headers.Host ?? url.Authority, body)
        {
            ContentType = request.Content?.Headers.ContentType?.ToString(),
            ProjectId = projectId,
        };
        foreach (var (name, value) in RequestSigner.Sign(signable, keys, (time ?? TimeProvider.System).GetUtcNow()))
        {
            // A request that is sent again gets a new signature.
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
