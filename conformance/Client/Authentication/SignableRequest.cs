namespace SdrsMock.Client.Authentication;

/// <summary>The parts of a request that are signed.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="PathAndQuery">Path and query as sent, escaped.</param>
/// <param name="Authority">Value of the <c>Host</c> header.</param>
/// <param name="Body">Bytes of the body; empty if there is none.</param>
public sealed record SignableRequest(string Method, string PathAndQuery, string Authority, ReadOnlyMemory<byte> Body)
{
    /// <summary>Value of the <c>Content-Type</c> header as sent; null or empty if there is none.</summary>
    public string? ContentType { get; init; }

    /// <summary>ID of the project, sent as <c>X-Project-Id</c>; null sends no such header.</summary>
    public string? ProjectId { get; init; }
}
