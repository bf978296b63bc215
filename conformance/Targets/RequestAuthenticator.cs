using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>Who we are at a target: what each call shows of it.</summary>
internal abstract class RequestAuthenticator : IDisposable
{
    protected static readonly KeyValuePair<string, string>[] None = [];

    /// <summary>The headers that prove it for one call.</summary>
    /// <exception cref="TargetException">The proof cannot be had.</exception>
    public abstract ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation);

    /// <summary>The project that comes with it, or null.</summary>
    public virtual ValueTask<string?> ProjectAsync(CancellationToken cancellation) => new((string?)null);

    public virtual void Dispose()
    {
    }

    public static RequestAuthenticator Create(Target target, HttpTransport transport, TimeProvider time) =>
        target.Token is { } token ? new TokenAuthenticator(token)
        : target.Login is { } login ? new LoginAuthenticator(login, target, time)
        : target.Keys is { } keys ? new AkskAuthenticator(keys, transport.Authority, time)
        : new ScenarioAuthenticator();

    protected static KeyValuePair<string, string>[] Token(string token) => [KeyValuePair.Create("X-Auth-Token", token)];
}
