using System.Text.Json.Serialization.Metadata;
using SdrsMock.Client.Authentication;
using SdrsMock.Client.Http;
using SdrsMock.Client.Json;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

/// <summary>
/// Client of the Storage Disaster Recovery Service, REST API v1. It has one method for each of the 49 operations, named as in
/// the catalog (<c>schemas/catalog/operations.json</c>).
/// </summary>
/// <remarks>
/// <para>Thread-safe: methods may be called concurrently.</para>
/// <para>
/// Every method throws <see cref="SdrsException"/> when the request is rejected, <see cref="HttpRequestException"/> when the
/// service cannot be reached, and <see cref="OperationCanceledException"/> when it is cancelled or the HTTP client times out.
/// </para>
/// <para>The remarks of each method name its operation and the documentation page that it follows.</para>
/// </remarks>
public sealed partial class SdrsClient : IDisposable
{
    private static readonly SdrsJson s_json = SdrsJson.Default;

    private readonly SdrsTransport _transport;
    private readonly TimeProvider _time;
    private readonly HttpClient? _owned;

    /// <summary>Creates a client that uses an existing <see cref="HttpClient"/>, whose handlers authenticate the requests.</summary>
    /// <param name="http">Its base address is the SDRS endpoint, without <c>/v1</c>. The caller disposes of it.</param>
    /// <param name="projectId">ID of the project, 32 hexadecimal characters.</param>
    /// <param name="time">
    /// Time provider for <see cref="WaitForJobAsync(string, JobPollingOptions?, CancellationToken)"/>; the system clock when null.
    /// </param>
    /// <exception cref="ArgumentException">The base address or the project is missing.</exception>
    public SdrsClient(HttpClient http, string projectId, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentException.ThrowIfNullOrWhiteSpace(projectId);
        var endpoint = http.BaseAddress
            ?? throw new ArgumentException("The HttpClient has no BaseAddress; set it to the SDRS endpoint.", nameof(http));
        _transport = new(http, endpoint);
        _time = time ?? TimeProvider.System;
        ProjectId = projectId;
    }

    private SdrsClient(Uri endpoint, string projectId, DelegatingHandler credentials, HttpMessageHandler? inner, TimeProvider? time)
        : this(CreateOwned(endpoint, credentials, inner), projectId, time, own: true)
    {
    }

    private SdrsClient(HttpClient http, string projectId, TimeProvider? time, bool own) : this(http, projectId, time) =>
        _owned = own ? http : null;

    /// <summary>ID of the project that all requests address.</summary>
    public string ProjectId { get; }

    /// <summary>Creates a client that authenticates with a token (<c>X-Auth-Token</c>).</summary>
    /// <param name="endpoint">SDRS endpoint without <c>/v1</c>, such as <c>https://sdrs.cn-north-4.myhuaweicloud.com</c>.</param>
    /// <param name="projectId">ID of the project that the token is scoped to.</param>
    /// <param name="token">The token. It is not renewed.</param>
    /// <param name="inner">
    /// The handler that sends; a new <see cref="SocketsHttpHandler"/> when null. A given handler is not disposed.
    /// </param>
    /// <param name="time">Time provider for waiting; the system clock when null.</param>
    /// <returns>A client that owns its <see cref="HttpClient"/>; dispose of it.</returns>
    public static SdrsClient WithToken(
        Uri endpoint, string projectId, string token, HttpMessageHandler? inner = null, TimeProvider? time = null) =>
        new(endpoint, projectId, new TokenHandler(token), inner, time);

    /// <summary>Creates a client that signs each request with an access key (AK/SK, SDK-HMAC-SHA256).</summary>
    /// <param name="endpoint">SDRS endpoint without <c>/v1</c>, such as <c>https://sdrs.cn-north-4.myhuaweicloud.com</c>.</param>
    /// <param name="projectId">ID of the project; it is sent as <c>X-Project-Id</c>.</param>
    /// <param name="keys">The access key and its secret key.</param>
    /// <param name="inner">
    /// The handler that sends; a new <see cref="SocketsHttpHandler"/> when null. A given handler is not disposed.
    /// </param>
    /// <param name="time">Time provider for waiting and for the date of signatures; the system clock when null.</param>
    /// <returns>A client that owns its <see cref="HttpClient"/>; dispose of it.</returns>
    public static SdrsClient WithKeys(
        Uri endpoint, string projectId, AccessKeys keys, HttpMessageHandler? inner = null, TimeProvider? time = null) =>
        new(endpoint, projectId, new SigningHandler(keys, projectId, time), inner, time);

    /// <summary>
    /// Creates a client that logs in at IAM v3. It renews its token five minutes before it expires, and once after a 401 response.
    /// </summary>
    /// <param name="endpoint">SDRS endpoint without <c>/v1</c>, such as <c>https://sdrs.cn-north-4.myhuaweicloud.com</c>.</param>
    /// <param name="projectId">ID of the project to log in for.</param>
    /// <param name="login">IAM endpoint, user, password and account.</param>
    /// <param name="inner">
    /// The handler that sends; a new <see cref="SocketsHttpHandler"/> when null. A given handler is not disposed.
    /// </param>
    /// <param name="time">Time provider for waiting and for the renewal of tokens; the system clock when null.</param>
    /// <returns>A client that owns its <see cref="HttpClient"/>; dispose of it.</returns>
    public static SdrsClient WithLogin(
        Uri endpoint, string projectId, Login login, HttpMessageHandler? inner = null, TimeProvider? time = null) =>
        new(endpoint, projectId, new LoginHandler(login, projectId, time), inner, time);

    /// <summary>Closes the connections that the client opened itself. An <see cref="HttpClient"/> of the caller is not disposed.</summary>
    public void Dispose() => _owned?.Dispose();

    private static HttpClient CreateOwned(Uri endpoint, DelegatingHandler credentials, HttpMessageHandler? inner)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        // Redirects are not followed, because they would send the credentials to another host.
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
