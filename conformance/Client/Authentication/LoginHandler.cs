using System.Net;

namespace SdrsMock.Client.Authentication;

/// <summary>
/// Authenticates requests with a token of IAM v3 (<c>X-Auth-Token</c>). It logs in when the first request is sent, renews the token
/// before it expires, and once after a 401 response.
/// </summary>
/// <param name="login">IAM endpoint, user, password and account.</param>
/// <param name="project">ID or name of the project to log in for.</param>
/// <param name="time">Time provider for the renewal; the system clock when null.</param>
/// <remarks>Thread-safe. A rejected login throws <see cref="SdrsException"/> from the request that needed the token.</remarks>
public sealed class LoginHandler(Login login, string project, TimeProvider? time = null) : DelegatingHandler
{
    private LoginTokens? _tokens;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // The login uses the same inner handler, but bypasses this one.
        var tokens = LazyInitializer.EnsureInitialized(
            ref _tokens, () => new(new HttpMessageInvoker(InnerHandler!, disposeHandler: false), login, project, time));
        var token = await tokens.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var response = await SendWithTokenAsync(token).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        response.Dispose();
        tokens.Invalidate(token);
        return await SendWithTokenAsync(await tokens.CurrentAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

        Task<HttpResponseMessage> SendWithTokenAsync(IssuedToken issued)
        {
            request.Headers.Remove(TokenHandler.Header);
            request.Headers.TryAddWithoutValidation(TokenHandler.Header, issued.Token);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _tokens?.Dispose();
        }

        base.Dispose(disposing);
    }
}
