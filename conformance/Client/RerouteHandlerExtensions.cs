namespace SdrsMock.Client;

/// <summary>Extension methods that reroute HTTP handlers to a mock.</summary>
public static class RerouteHandlerExtensions
{
    /// <summary>
    /// Wraps a handler so that requests to the cloud go to a mock:
    /// <c>new HttpClient(new SocketsHttpHandler().ReroutedTo(mock.Url))</c>.
    /// </summary>
    /// <param name="handler">The handler that sends.</param>
    /// <param name="mock">Base address of the mock.</param>
    /// <returns>A handler that reroutes the hosts of <see cref="RerouteHandler.DefaultSuffixes"/>.</returns>
    public static RerouteHandler ReroutedTo(this HttpMessageHandler handler, Uri mock) => new(mock, handler);
}
