namespace SdrsMock.Client.Authentication;

/// <summary>Signs each call with an access key (AK/SK, SDK-HMAC-SHA256) on its way out.</summary>
/// <param name="keys">The key and its secret.</param>
/// <param name="projectId">The project, which goes along as <c>X-Project-Id</c>; null sends none.</param>
/// <param name="time">The time to sign by; the system's unless given.</param>
/// <remarks>Put it behind whatever changes a call, and before whatever only leads it elsewhere.</remarks>
public sealed class SigningHandler(AccessKeys keys, string? projectId = null, TimeProvider? time = null) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var url = request.RequestUri ?? throw new InvalidOperationException("a call without an address cannot be signed");
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var call = new SignableRequest(request.Method.Method, url.PathAndQuery, request.Headers.Host ?? url.Authority, body)
        {
            ContentType = request.Content?.Headers.ContentType?.ToString(),
            ProjectId = projectId,
        };
        foreach (var (name, value) in RequestSigner.Sign(call, keys, (time ?? TimeProvider.System).GetUtcNow()))
        {
            // A call that is sent again is signed again.
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
