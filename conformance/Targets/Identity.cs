using SdrsMock.Client;
using SdrsMock.Conformance.Play;

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

/// <summary>A token that somebody gave us.</summary>
internal sealed class TokenAuthenticator(string token) : RequestAuthenticator
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation) => new(Token(token));
}

/// <summary>The token that a mock made up for the story's project; elsewhere nobody.</summary>
internal sealed class ScenarioAuthenticator : RequestAuthenticator
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation) =>
        new(context.Variables.TryGet("token", out var token) ? Token(token) : None);
}

/// <summary>Keys that sign each call.</summary>
internal sealed class AkskAuthenticator(AccessKeys keys, string authority, TimeProvider time) : RequestAuthenticator
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation)
    {
        context.Variables.TryGet("project_id", out var project);
        var call = new SignableRequest(request.Method, request.Path, authority, request.BodyBytes ?? [])
        {
            ContentType = request.Headers.FirstOrDefault(header => header.Key == "Content-Type").Value,
            ProjectId = project,
        };
        return new(RequestSigner.Sign(call, keys, time.GetUtcNow()));
    }
}
