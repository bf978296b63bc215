using System.Net;

namespace SdrsMock.Client.Authentication;

/// <summary>
/// Logs in at IAM when the first call goes out and shows the token with each; a new one is got before the old one expires,
/// and once when a call is answered 401.
/// </summary>
/// <param name="login">Who, where, with which password.</param>
/// <param name="project">The id or the name of the project to log in for.</param>
/// <param name="time">The time to renew by; the system's unless given.</param>
public sealed class LoginHandler(Login login, string project, TimeProvider? time = null) : DelegatingHandler
{
    private LoginTokens? _tokens;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // The log-in takes the same way out, but is no call of the application's.
        var tokens = LazyInitializer.EnsureInitialized(
            ref _tokens, () => new(new HttpMessageInvoker(InnerHandler!, disposeHandler: false), login, project, time));
        var token = await tokens.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var response = await ShowAsync(token).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        response.Dispose();
        tokens.Invalidate(token);
        return await ShowAsync(await tokens.CurrentAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

        Task<HttpResponseMessage> ShowAsync(IssuedToken issued)
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
