using System.Text.Json.Nodes;
using SdrsMock.Conformance.Http;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Targets;

/// <summary>A connection to a target that responded and accepted the credentials.</summary>
internal sealed class TargetConnection : IDisposable
{
    private readonly HttpTransport _transport;
    private readonly RequestAuthenticator _authenticator;
    private readonly RateLimiter _rateLimiter;

    private TargetConnection(
        Target target, HttpTransport transport, RequestAuthenticator authenticator, TimeProvider time, MockInfo? mockInfo)
    {
        (Target, _transport, _authenticator, MockInfo) = (target, transport, authenticator, mockInfo);
        _rateLimiter = new(target.CallsPerSecond, time);
    }

    /// <summary>
    /// Whether the target has the control plane of the mock, so that time can be moved and each scenario has its own project.
    /// </summary>
    public bool IsMock => MockInfo is not null;

    /// <summary>The start options of the mock; null for other targets.</summary>
    public MockInfo? MockInfo { get; }

    public Target Target { get; }

    /// <summary>The project that all scenarios on a mock share because the token is valid for no other; null if each has its own.</summary>
    public string? SharedProject => IsMock && Target.Token is not null ? Target.Project : null;

    /// <exception cref="TargetException">The target does not respond, or rejects the credentials.</exception>
    public static async Task<TargetConnection> ConnectAsync(Target target, TimeProvider time, CancellationToken cancellation)
    {
        var transport = target.CreateTransport(target.Url);
        var authenticator = RequestAuthenticator.Create(target, transport, time);
        try
        {
            var mockInfo = await GetMockInfoAsync(target, transport, cancellation);
            var project = await GetProjectAsync(target, mockInfo, transport, authenticator, cancellation);
            var connection = new TargetConnection(target with { Project = project }, transport, authenticator, time, mockInfo);
            if (mockInfo is null || target.HasCredentials)
            {
                await TargetProbe.RunAsync(connection, time, cancellation);
            }

            return connection;
        }
        catch
        {
            authenticator.Dispose();
            transport.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Sends one request with the required credentials. On a real service it waits for a free slot and repeats the request after a 429,
    /// unless the step expects the 429.
    /// </summary>
    public Task<HttpExchange> SendAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation) =>
        IsMock || !request.RetriesRateLimit
            ? SendOnceAsync(request, context, cancellation)
            : _rateLimiter.SendAsync(() => SendOnceAsync(request, context, cancellation), cancellation);

    /// <summary>Calls the control plane of a mock.</summary>
    public Task<HttpExchange> ControlAsync(string method, string path, string? body, CancellationToken cancellation)
    {
        KeyValuePair<string, string>[] headers = body is null ? [] : [new("Content-Type", "application/json")];
        return _transport.SendAsync(new(method, path, headers, body, null), GetAdminCredentials(Target), cancellation);
    }

    /// <summary>Asks a mock how it would judge a request with the credentials of the target, without making it.</summary>
    public async Task<HttpExchange> ExplainAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation)
    {
        var headers = new JsonObject();
        var sent = request.Headers.Concat(await GetCredentialsAsync(request, context, cancellation));
        foreach (var same in sent.GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            headers[same.Key] = string.Join(',', same.Select(header => header.Value));
        }

        headers.TryAdd("Host", _transport.Authority);
        var draft = new JsonObject { ["method"] = request.Method, ["path"] = request.Path, ["headers"] = headers };
        if (request.Body is not null)
        {
            draft["body"] = request.Body;
        }

        return await ControlAsync("POST", "/__sdrs/explain", draft.ToJsonString(), cancellation);
    }

    public void Dispose()
    {
        _authenticator.Dispose();
        _transport.Dispose();
    }

    internal static KeyValuePair<string, string>[] GetAdminCredentials(Target target) =>
        target.AdminToken is { } token ? [KeyValuePair.Create("X-Admin-Token", token)] : [];

    private static async Task<MockInfo?> GetMockInfoAsync(Target target, HttpTransport transport, CancellationToken cancellation)
    {
        if (target.Mock is false)
        {
            return null;
        }

        return target.IsEmbedded
            ? new(Edition: Catalog.Editions[0].Name)
            : await TargetProbe.ReadMockInfoAsync(target, transport, cancellation);
    }

    private static async Task<string?> GetProjectAsync(
        Target target, MockInfo? mockInfo, HttpTransport transport, RequestAuthenticator authenticator, CancellationToken cancellation)
    {
        if (mockInfo is null)
        {
            return await authenticator.GetProjectAsync(cancellation) ?? target.Project;
        }

        return target.Project is null && target.HasCredentials
            ? await TargetProbe.ReadMockProjectAsync(target, transport, cancellation)
            : target.Project;
    }

    private async Task<HttpExchange> SendOnceAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation) =>
        await _transport.SendAsync(request, await GetCredentialsAsync(request, context, cancellation), cancellation);

    private async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetCredentialsAsync(
        HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation)
    {
        if (request.Path.StartsWith("/__sdrs/", StringComparison.Ordinal))
        {
            return request.IsForwarded ? [] : GetAdminCredentials(Target);
        }

        return request.HasOwnCredentials ? [] : await _authenticator.GetAuthenticationHeadersAsync(request, context, cancellation);
    }
}
