namespace SdrsMock.Client.Authentication;

/// <summary>What of a call is signed.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="PathAndQuery">As they go over the wire, escaped.</param>
/// <param name="Authority">Host and port, as the <c>Host</c> header says them.</param>
/// <param name="Body">The body; empty where there is none.</param>
public sealed record SignableRequest(string Method, string PathAndQuery, string Authority, ReadOnlyMemory<byte> Body)
{
    /// <summary>The <c>Content-Type</c> header as it goes over the wire; null or empty where there is none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The project, which goes along as <c>X-Project-Id</c>; null sends none.</summary>
    public string? ProjectId { get; init; }
}
