using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>Adds credentials to the requests to a target.</summary>
internal abstract class RequestAuthenticator : IDisposable
{
    protected static readonly KeyValuePair<string, string>[] None = [];

    /// <summary>The headers that authenticate one request.</summary>
    /// <exception cref="TargetException">The credentials cannot be obtained.</exception>
    public abstract ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(
        HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation);

    /// <summary>The project that the credentials belong to, or null.</summary>
    public virtual ValueTask<string?> GetProjectAsync(CancellationToken cancellation) => new((string?)null);

    public virtual void Dispose()
    {
    }

    public static RequestAuthenticator Create(Target target, HttpTransport transport, TimeProvider time)
    {
        if (target.Token is { } token)
        {
            return new TokenAuthenticator(token);
        }

        if (target.Login is { } login)
        {
            return new LoginAuthenticator(login, target, time);
        }

        return target.Keys is { } keys ? new AkskAuthenticator(keys, transport.Authority, time) : new ScenarioAuthenticator();
    }

    protected static KeyValuePair<string, string>[] TokenHeader(string token) => [KeyValuePair.Create("X-Auth-Token", token)];
}
