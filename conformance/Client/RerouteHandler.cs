namespace SdrsMock.Client;

/// <summary>
/// Sends an application's requests to a mock instead of the cloud. Requests to hosts such as
/// <c>sdrs.cn-north-4.myhuaweicloud.com</c> or <c>iam.eu-de.otc.t-systems.com</c> go to the mock and never reach the real
/// service. Requests to other hosts pass unchanged.
/// </summary>
/// <remarks>
/// The <c>Host</c> header keeps the original host, so that signatures stay valid and the mock can tell the services apart.
/// Place this handler innermost, after the handlers that sign. Thread-safe.
/// </remarks>
public sealed class RerouteHandler : DelegatingHandler
{
    private readonly Uri _mock;
    private readonly string[] _suffixes;

    /// <summary>Creates a handler that reroutes to one mock.</summary>
    /// <param name="mock">Base address of the mock, such as <c>SdrsMockServer.Url</c>.</param>
    /// <param name="inner">The handler that sends; null if the caller sets <see cref="DelegatingHandler.InnerHandler"/> later.</param>
    /// <param name="suffixes">Suffixes of the host names to reroute; <see cref="DefaultSuffixes"/> when empty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="mock"/> or <paramref name="suffixes"/> is null.</exception>
    public RerouteHandler(Uri mock, HttpMessageHandler? inner = null, params string[] suffixes)
    {
        ArgumentNullException.ThrowIfNull(mock);
        ArgumentNullException.ThrowIfNull(suffixes);
        _mock = mock;
        _suffixes = suffixes.Length > 0 ? suffixes : [.. DefaultSuffixes];
        if (inner is not null)
        {
            InnerHandler = inner;
        }
    }

    /// <summary>Suffixes of the host names that are rerouted by default: those of Huawei Cloud and Open Telekom Cloud.</summary>
    public static IReadOnlyList<string> DefaultSuffixes { get; } = [".myhuaweicloud.com", ".myhuaweicloud.eu", ".otc.t-systems.com"];

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.RequestUri is { } url && _suffixes.Any(suffix => url.IdnHost.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)))
        {
            request.Headers.Host ??= url.Authority;
            request.RequestUri = new($"{_mock.GetLeftPart(UriPartial.Authority)}{url.PathAndQuery}");
        }

        return base.SendAsync(request, cancellationToken);
    }
}
