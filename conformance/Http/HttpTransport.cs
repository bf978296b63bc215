using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Http;

/// <summary>Sends requests and reads answers, and turns every trouble on the way into words.</summary>
internal sealed class HttpTransport : IDisposable
{
    /// <summary>More of an answer is not read: no documented one comes near.</summary>
    public const int MaxResponseBytes = 16 << 20;

    // Paths go out as the tables say them, not as a browser would tidy them.
    private static readonly UriCreationOptions s_headerEncoding = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _client;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly ServerCertificateValidator _trust;
    private readonly string _base;

    /// <param name="url">Where to.</param>
    /// <param name="target">With which patience, through which proxy, trusting whom.</param>
    public HttpTransport(Uri url, Target target)
    {
        _base = url.AbsoluteUri.TrimEnd('/');
        _trust = new(target.CaFile, target.Fingerprint);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = _trust.Options,
            Proxy = target.Proxy is { } proxy ? new WebProxy(proxy) : null,
            // The environment's proxy is for the world outside.
            UseProxy = target.Proxy is not null || !url.IsLoopback,
        };
        // The client's own time-out ends with the headers; ours is for the whole answer.
        _client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        (_timeout, _time) = (target.Timeout, target.MaxResponseTime);
        Authority = url.Authority;
    }

    /// <summary>Host and port, as the <c>Host</c> header says them.</summary>
    public string Authority { get; }

    /// <summary>For whoever makes and reads messages of its own, with <see cref="CreateTimeout"/>.</summary>
    public HttpMessageInvoker Invoker => _client;

    public async Task<HttpExchange> SendAsync(HttpRequestSpec request, IReadOnlyList<KeyValuePair<string, string>> credentials, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        HttpExchange Answered(int? status, IReadOnlyDictionary<string, string>? headers, string body, string? trouble) =>
            new(request, _base + request.Path, credentials, status, headers ?? new Dictionary<string, string>(), body, trouble, Stopwatch.GetElapsedTime(started));

        using var patience = CreateTimeout(cancellation);
        try
        {
            using var message = Message(request, credentials);
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var (body, trouble) = await ReadAsync(response.Content, patience.Token);
            return trouble is null ? Answered((int)response.StatusCode, GetHeaders(response), body, null) : Answered(null, GetHeaders(response), body, trouble);
        }
        catch (Exception exception) when (DescribeError(exception, cancellation) is { } trouble)
        {
            return Answered(null, null, "", trouble);
        }
    }

    /// <summary>What went wrong on the way, in words; null where it is something else.</summary>
    public string? DescribeError(Exception wrong, CancellationToken cancellation) => wrong switch
    {
        HttpRequestException or IOException => _trust.Failure ?? Describe(wrong) + SchemeHint(wrong),
        OperationCanceledException when !cancellation.IsCancellationRequested => string.Create(CultureInfo.InvariantCulture, $"no whole answer within {_timeout.TotalSeconds:0.#} s"),
        _ => null,
    };

    /// <summary>Ends with the caller's or when the target's time-out is over.</summary>
    public TimeoutScope CreateTimeout(CancellationToken cancellation) => new(_timeout, _time, cancellation);

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Message(HttpRequestSpec request, IReadOnlyList<KeyValuePair<string, string>> credentials)
    {
        var message = new HttpRequestMessage(new(request.Method), new Uri(_base + request.Path, in s_headerEncoding));
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
                // A call without a body may name a media type all the same, as Huawei's SDKs do.
                message.Content ??= new ByteArrayContent([]);
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static async Task<(string Body, string? Trouble)> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var kept = new MemoryStream((int)Math.Clamp(content.Headers.ContentLength ?? 1024, 0, MaxResponseBytes));
        var buffer = ArrayPool<byte>.Shared.Rent(16 << 10);
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellation)) > 0)
            {
                kept.Write(buffer, 0, count);
                if (kept.Length > MaxResponseBytes)
                {
                    return (Encoding.UTF8.GetString(kept.GetBuffer(), 0, 2048), $"the answer is larger than {MaxResponseBytes >> 20} MB");
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length), $"the answer broke off: {Describe(exception)}");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return (Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length), null);
    }

    private static Dictionary<string, string> GetHeaders(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat<KeyValuePair<string, HeaderStringValues>>(response.Content.Headers.NonValidated))
        {
            headers[name] = values.ToString();
        }

        return headers;
    }

    // No certificate was shown, so that it is not about trust.
    private static string? SchemeHint(Exception wrong) =>
        wrong is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } ? "; does it speak TLS, or plain http?" : null;

    // The outer message says only that something went wrong while sending.
    private static string Describe(Exception wrong) => wrong.GetBaseException().Message.TrimEnd('.');
}
