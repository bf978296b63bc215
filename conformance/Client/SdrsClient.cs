using System.Text.Json.Serialization.Metadata;
using SdrsMock.Client.Authentication;
using SdrsMock.Client.Http;
using SdrsMock.Client.Json;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

/// <summary>
/// The Storage Disaster Recovery Service, REST v1: a method for each of its 49 operations, named as in the catalog
/// (<c>schemas/catalog/operations.json</c>). Methods may be called at the same time. Whatever is refused throws
/// <see cref="SdrsException"/>; whoever cannot be reached, <see cref="HttpRequestException"/>.
/// </summary>
/// <remarks>Each method's remark names the documentation page that it follows.</remarks>
public sealed partial class SdrsClient : IDisposable
{
    private static readonly SdrsJson s_json = SdrsJson.Default;

    private readonly SdrsTransport _transport;
    private readonly TimeProvider _time;
    private readonly HttpClient? _owned;

    /// <summary>
    /// A client over an <see cref="HttpClient"/> of yours, whose handlers say who calls and which stays yours to dispose of.
    /// </summary>
    /// <param name="http">Its base address is the endpoint, without <c>/v1</c>.</param>
    /// <param name="projectId">The project, 32 hexadecimal characters.</param>
    /// <param name="time">
    /// The time that <see cref="WaitForJobAsync(string, JobPollingOptions?, CancellationToken)"/> waits by; the system's unless
    /// given.
    /// </param>
    /// <exception cref="ArgumentException">There is no base address or no project.</exception>
    public SdrsClient(HttpClient http, string projectId, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentException.ThrowIfNullOrWhiteSpace(projectId);
        _transport = new(
            http,
            http.BaseAddress
                ?? throw new ArgumentException("the HttpClient has no BaseAddress, which is to be the SDRS endpoint", nameof(http)));
        _time = time ?? TimeProvider.System;
        ProjectId = projectId;
    }

    private SdrsClient(Uri endpoint, string projectId, DelegatingHandler credentials, HttpMessageHandler? inner, TimeProvider? time)
        : this(CreateOwned(endpoint, credentials, inner), projectId, time, own: true)
    {
    }

    private SdrsClient(HttpClient http, string projectId, TimeProvider? time, bool own) : this(http, projectId, time) =>
        _owned = own ? http : null;

    /// <summary>The project that all calls are about.</summary>
    public string ProjectId { get; }

    /// <summary>A client that shows a token (<c>X-Auth-Token</c>).</summary>
    /// <param name="endpoint">Such as <c>https://sdrs.cn-north-4.myhuaweicloud.com</c>, without <c>/v1</c>.</param>
    /// <param name="projectId">The project that the token is for.</param>
    /// <param name="token">The token.</param>
    /// <param name="inner">What sends; a handler of its own unless given.</param>
    /// <param name="time">The time to wait by; the system's unless given.</param>
    public static SdrsClient WithToken(
        Uri endpoint, string projectId, string token, HttpMessageHandler? inner = null, TimeProvider? time = null) =>
        new(endpoint, projectId, new TokenHandler(token), inner, time);

    /// <summary>A client that signs each call with an access key (AK/SK, SDK-HMAC-SHA256).</summary>
    /// <param name="endpoint">Such as <c>https://sdrs.cn-north-4.myhuaweicloud.com</c>, without <c>/v1</c>.</param>
    /// <param name="projectId">The project; it goes along as <c>X-Project-Id</c>.</param>
    /// <param name="keys">The key and its secret.</param>
    /// <param name="inner">What sends; a handler of its own unless given.</param>
    /// <param name="time">The time to wait and sign by; the system's unless given.</param>
    public static SdrsClient WithKeys(
        Uri endpoint, string projectId, AccessKeys keys, HttpMessageHandler? inner = null, TimeProvider? time = null) =>
        new(endpoint, projectId, new SigningHandler(keys, projectId, time), inner, time);

    /// <summary>A client that logs in at IAM v3 and renews its token before it expires, or when it is refused.</summary>
    /// <param name="endpoint">Such as <c>https://sdrs.cn-north-4.myhuaweicloud.com</c>, without <c>/v1</c>.</param>
    /// <param name="projectId">The project to log in for.</param>
    /// <param name="login">Who, where, with which password.</param>
    /// <param name="inner">What sends; a handler of its own unless given.</param>
    /// <param name="time">The time to wait and to renew by; the system's unless given.</param>
    public static SdrsClient WithLogin(
        Uri endpoint, string projectId, Login login, HttpMessageHandler? inner = null, TimeProvider? time = null) =>
        new(endpoint, projectId, new LoginHandler(login, projectId, time), inner, time);

    /// <summary>Lets go of the connections that the client opened itself; an <see cref="HttpClient"/> of yours stays as it is.</summary>
    public void Dispose() => _owned?.Dispose();

    private static HttpClient CreateOwned(Uri endpoint, DelegatingHandler credentials, HttpMessageHandler? inner)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        // A redirect would carry the credentials to wherever it points.
        credentials.InnerHandler = inner
            ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        return new(credentials, disposeHandler: inner is null) { BaseAddress = endpoint };
    }

    private Task<AcceptedJob> StartJobAsync(HttpMethod method, FormattableString path, byte[]? body, CancellationToken cancellation) =>
        _transport.GetAsync(new(method, InProject(path), body), s_json.AcceptedJob, null, cancellation);

    private Task<T> ReadAsync<T>(FormattableString path, JsonTypeInfo<T> type, string? wrapper, CancellationToken cancellation) =>
        _transport.GetAsync(new(HttpMethod.Get, InProject(path), null), type, wrapper, cancellation);

    private Task<T> ReadAsync<T, TQuery>(
        FormattableString path, TQuery? query, JsonTypeInfo<TQuery> queryType, JsonTypeInfo<T> type, CancellationToken cancellation)
        where TQuery : class => _transport.GetAsync(
            new(HttpMethod.Get, InProject(path) + QueryFormatter.Format(query, queryType), null), type, null, cancellation);

    private Task<T> RenameAsync<T>(
        FormattableString path, string name, JsonTypeInfo<T> type, string wrapper, CancellationToken cancellation) =>
        _transport.GetAsync(
            new(HttpMethod.Put, InProject(path), RequestBody.Serialize(new RenameRequest(name), s_json.RenameRequest, wrapper)), type,
            wrapper, cancellation);

    private Task SendWithoutResponseAsync(HttpMethod method, FormattableString path, byte[]? body, CancellationToken cancellation) =>
        _transport.SendAsync(new(method, InProject(path), body), cancellation);

    private string InProject(FormattableString path) => $"v1/{PathFormatter.Format($"{ProjectId}")}/{PathFormatter.Format(path)}";
}
