namespace SdrsMock.Client.Authentication;

/// <summary>Shows a token with each call: <c>X-Auth-Token</c>.</summary>
/// <param name="token">The token.</param>
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
