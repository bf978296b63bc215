using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;

namespace SdrsMock.Conformance.Http;

/// <summary>Sends requests, reads responses, and describes every transport error in a sentence.</summary>
internal sealed class HttpTransport : IDisposable
{
    /// <summary>The largest response body that is read. No documented response comes near this size.</summary>
    public const int MaxResponseBytes = 16 << 20;

    /// <summary>The largest response body of a caller that creates its own messages, such as a log-in at IAM.</summary>
    public const int MaxLoginResponseBytes = 1 << 20;

    // Paths are sent exactly as the scenario file states them, without the canonicalization of Uri.
    private static readonly UriCreationOptions s_rawPath = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _client;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _timeoutClock;
    private readonly ServerCertificateValidator _certificates;
    private readonly string _base;

    /// <param name="url">The base URL of the target.</param>
    /// <param name="options">Timeout, proxy and trusted certificates.</param>
    public HttpTransport(Uri url, HttpTransportOptions options)
    {
        _base = url.AbsoluteUri.TrimEnd('/');
        _certificates = new(options.Authorities, options.Fingerprint);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = _certificates.Options,
            Proxy = options.Proxy is { } proxy ? new WebProxy(proxy) : null,
            // The proxy of the environment does not apply to this machine.
            UseProxy = options.Proxy is not null || !url.IsLoopback,
        };
        // The timeout of HttpClient ends with the headers; CreateTimeout covers the whole response.
        // The limit applies to the callers of Invoker; SendAsync reads the stream itself.
        _client = new(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxLoginResponseBytes };
        (_timeout, _timeoutClock) = (options.Timeout, options.TimeoutClock);
        Authority = url.Authority;
    }

    /// <summary>Host and port, as in the <c>Host</c> header.</summary>
    public string Authority { get; }

    /// <summary>The client for callers that create their own messages; use it together with <see cref="CreateTimeout"/>.</summary>
    public HttpMessageInvoker Invoker => _client;

    /// <exception cref="InvalidRequestException">The request contains text that a server could read as another request.</exception>
    public async Task<HttpExchange> SendAsync(
        HttpRequestSpec request, IReadOnlyList<KeyValuePair<string, string>> credentials, CancellationToken cancellation)
    {
        RequestGuard.Verify(request, credentials);
        var started = Stopwatch.GetTimestamp();
        HttpExchange Completed(int? status, IReadOnlyDictionary<string, string>? headers, string body, string? error) =>
            new(request, _base + request.Path, credentials, status, headers ?? new Dictionary<string, string>(), body, error,
                Stopwatch.GetElapsedTime(started));

        using var timeout = CreateTimeout(cancellation);
        try
        {
            using var message = CreateMessage(request, credentials);
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            var (body, error) = await ReadAsync(response.Content, timeout.Token);
            return Completed(error is null ? (int)response.StatusCode : null, GetHeaders(response), Encoding.UTF8.GetString(body), error)
                with
            { EncodingProblem = error is null ? FindEncodingProblem(body) : null };
        }
        catch (Exception exception) when (DescribeError(exception, cancellation) is { } error)
        {
            return Completed(null, null, "", error);
        }
    }

    /// <summary>Describes a transport error; null for exceptions of other kinds.</summary>
    public string? DescribeError(Exception exception, CancellationToken cancellation) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            $"the response is larger than {MaxLoginResponseBytes >> 20} MB",
        HttpRequestException or IOException => _certificates.Failure ?? Describe(exception) + GetSchemeHint(exception),
        OperationCanceledException when !cancellation.IsCancellationRequested =>
            string.Create(CultureInfo.InvariantCulture, $"no complete response within {_timeout.TotalSeconds:0.#} s"),
        _ => null,
    };

    /// <summary>Creates a token that is cancelled by the caller or after the timeout of the target.</summary>
    public TimeoutScope CreateTimeout(CancellationToken cancellation) => new(_timeout, _timeoutClock, cancellation);

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage CreateMessage(HttpRequestSpec request, IReadOnlyList<KeyValuePair<string, string>> credentials)
    {
        var message = new HttpRequestMessage(new(request.Method), new Uri(_base + request.Path, in s_rawPath));
        if (request.BodyBytes is { } bytes)
        {
            message.Content = new ByteArrayContent(bytes);
        }

        foreach (var (name, value) in request.Headers.Concat(credentials))
        {
            if (!name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
            else if (value.Length > 0)
            {
                // A request without a body may still carry a Content-Type, as the requests of Huawei's SDKs do.
                message.Content ??= new ByteArrayContent([]);
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static async Task<(byte[] Body, string? Error)> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var reader = new BoundedReader(MaxResponseBytes, content.Headers.ContentLength);
        try
        {
            return await reader.ReadAsync(stream, cancellation)
                ? (reader.ToArray(), null)
                : (reader.ToArray(2048), $"the response is larger than {MaxResponseBytes >> 20} MB");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (reader.ToArray(), $"the response ended early: {Describe(exception)}");
        }
    }

    private static string? FindEncodingProblem(byte[] body)
    {
        if (Utf8.IsValid(body))
        {
            return null;
        }

        var valid = 0;
        while (Rune.DecodeFromUtf8(body.AsSpan(valid), out _, out var length) is OperationStatus.Done)
        {
            valid += length;
        }

        return $"the body is not valid UTF-8: byte {valid + 1} is 0x{body[valid]:X2}";
    }

    private static Dictionary<string, string> GetHeaders(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var all = response.Headers.NonValidated.Concat<KeyValuePair<string, HeaderStringValues>>(response.Content.Headers.NonValidated);
        foreach (var (name, values) in all)
        {
            headers[name] = values.ToString();
        }

        return headers;
    }

    // The server sent no certificate, so the cause is not a lack of trust.
    private static string? GetSchemeHint(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            ? "; check whether the target speaks TLS or plain http"
            : null;

    // The outer message only states that sending failed.
    private static string Describe(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');
}
