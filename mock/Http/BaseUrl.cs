namespace SdrsMock.Http;

/// <summary>
/// The address that the client used, such as <c>http://127.0.0.1:5080</c>. The URL string is built lazily.
/// </summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Authority">Host and port, as the client sent them.</param>
internal readonly record struct BaseUrl(string Scheme, string Authority)
{
    /// <summary>Placeholder for in-process calls.</summary>
    public static BaseUrl None { get; } = new("http", "127.0.0.1");

    /// <summary>The service that the host name stands for; null for an IP address or any other name.</summary>
    public string? Service => ServiceHosts.FindService(Authority);

    /// <summary>
    /// The URL of a service for this client: under the sibling of the host name that it used, or under this address.
    /// </summary>
    public string GetUrl(string service) =>
        Service is { } named ? $"{Scheme}://{service}{Authority.AsSpan(named.Length)}"
        : ServiceHosts.CompanionServices.Contains(service) ? $"{this}/{service}"
        : ToString();

    public override string ToString() => $"{Scheme}://{Authority}";
}
