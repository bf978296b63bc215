namespace SdrsMock.Client;

/// <summary>
/// Leads an application's calls to a mock: whatever goes to a host of the cloud, such as
/// <c>sdrs.cn-north-4.myhuaweicloud.com</c> or <c>iam.eu-de.otc.t-systems.com</c>, goes to the mock instead, and nothing
/// reaches the real one. Other hosts are left alone.
/// </summary>
/// <remarks>
/// The <c>Host</c> header stays as the application wrote it, so that signatures stay right and the mock can tell the
/// services apart. Put it innermost, behind the handlers that sign.
/// </remarks>
public sealed class RerouteHandler : DelegatingHandler
{
    private readonly Uri _mock;
    private readonly string[] _suffixes;

    /// <summary>A handler that sends by another one.</summary>
    /// <param name="mock">Where the mock listens, such as <c>SdrsMockServer.Url</c>.</param>
    /// <param name="inner">What sends; left out, it is set by whoever builds the chain.</param>
    /// <param name="suffixes">
    /// The ends of the host names that are led to the mock; those of Huawei Cloud and Open Telekom Cloud unless given.
    /// </param>
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

    /// <summary>The ends of the host names that are led to the mock unless others are given.</summary>
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
