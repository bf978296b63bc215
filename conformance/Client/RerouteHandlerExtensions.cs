namespace SdrsMock.Client;

/// <summary>Leads handlers elsewhere.</summary>
public static class RerouteHandlerExtensions
{
    /// <summary>
    /// The same handler, but what goes to the cloud goes to a mock instead: <c>new HttpClient(new
    /// SocketsHttpHandler().ReroutedTo(mock.Url))</c>.
    /// </summary>
    /// <param name="handler">What sends.</param>
    /// <param name="mock">Where the mock listens.</param>
    public static RerouteHandler ReroutedTo(this HttpMessageHandler handler, Uri mock) => new(mock, handler);
}
