namespace SdrsMock.Client.Authentication;

/// <summary>Adds a token to each request (<c>X-Auth-Token</c>). Thread-safe.</summary>
/// <param name="token">The token. It is not renewed.</param>
public sealed class TokenHandler(string token) : DelegatingHandler
{
    internal const string Header = "X-Auth-Token";

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, token);
        return base.SendAsync(request, cancellationToken);
    }
}
