using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>A target that answered: we know whether it is a mock, and it knows us.</summary>
internal sealed class TargetConnection : IDisposable
{
    private readonly HttpTransport _transport;
    private readonly RequestAuthenticator _authenticator;
    private readonly RateLimiter _rateLimiter;

    private TargetConnection(Target target, HttpTransport transport, RequestAuthenticator authenticator, TimeProvider time, MockInfo? traits)
    {
        (Target, _transport, _authenticator, MockInfo) = (target, transport, authenticator, traits);
        _rateLimiter = new(target.CallsPerSecond, time);
    }

    /// <summary>Whether it has the mock's control plane, so that time can be moved and each story has a project of its own.</summary>
    public bool IsMock => MockInfo is not null;

    /// <summary>How the mock was started; null where the target is none.</summary>
    public MockInfo? MockInfo { get; }

    public Target Target { get; }

    /// <summary>The project that all stories on a mock have to share, because a token is good for no other; null where each has one of its own.</summary>
    public string? SharedProject => IsMock && Target.Token is not null ? Target.Project : null;

    /// <exception cref="TargetException">Nobody answers, or we are not wanted.</exception>
    public static async Task<TargetConnection> ConnectAsync(Target target, TimeProvider time, CancellationToken cancellation)
    {
        var transport = new HttpTransport(target.Url, target);
        var authenticator = RequestAuthenticator.Create(target, transport, time);
        try
        {
            var traits = target.Mock is false ? null : target.IsEmbedded ? new() : await TargetProbe.ReadMockInfoAsync(target, transport, cancellation);
            var project = traits is null ? await authenticator.ProjectAsync(cancellation) ?? target.Project
                : target.Project ?? (target.HasCredentials ? await TargetProbe.ReadMockProjectAsync(target, transport, cancellation) : null);
            var endpoint = new TargetConnection(target with { Project = project }, transport, authenticator, time, traits);
            if (traits is null || target.HasCredentials)
            {
                await TargetProbe.RunAsync(endpoint, time, cancellation);
            }

            return endpoint;
        }
        catch
        {
            authenticator.Dispose();
            transport.Dispose();
            throw;
        }
    }

    /// <summary>Sends one call with the credentials it needs. On a real service it waits its turn, and again after a 429 unless that is what the caller wants.</summary>
    public Task<HttpExchange> SendAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation) =>
        IsMock || request.NotRateLimited is false ? SendOnceAsync(request, context, cancellation) : _rateLimiter.SendAsync(() => SendOnceAsync(request, context, cancellation), cancellation);

    /// <summary>Asks the control plane of a mock.</summary>
    public Task<HttpExchange> ControlAsync(string method, string path, string? body, CancellationToken cancellation) =>
        _transport.SendAsync(new(method, path, body is null ? [] : [new("Content-Type", "application/json")], body, null), AdminCredentials(Target), cancellation);

    public void Dispose()
    {
        _authenticator.Dispose();
        _transport.Dispose();
    }

    internal static KeyValuePair<string, string>[] AdminCredentials(Target target) =>
        target.AdminToken is { } token ? [KeyValuePair.Create("X-Admin-Token", token)] : [];

    private async Task<HttpExchange> SendOnceAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation)
    {
        var credentials = request.Path.StartsWith("/__sdrs/", StringComparison.Ordinal) ? AdminCredentials(Target)
            : request.HasOwnCredentials ? []
            : await _authenticator.GetAuthenticationHeadersAsync(request, context, cancellation);
        return await _transport.SendAsync(request, credentials, cancellation);
    }
}
