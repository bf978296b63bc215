namespace SdrsMock.Http;

/// <summary>
/// The address by which a caller came, such as <c>http://127.0.0.1:5080</c>. It is spelt only where an answer holds a link.
/// </summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Authority">Host and port, as the caller named them.</param>
internal readonly record struct BaseUrl(string Scheme, string Authority)
{
    /// <summary>Of calls that nobody sent over a wire.</summary>
    public static BaseUrl None { get; } = new("http", "127.0.0.1");

    /// <summary>The service that the host's name means; null for an address or any other name.</summary>
    public string? Service => ServiceHosts.FindService(Authority);

    /// <summary>Where a service is for this caller: under the sibling of the name that was used, else here.</summary>
    public string GetUrl(string service) =>
        Service is { } named ? $"{Scheme}://{service}{Authority.AsSpan(named.Length)}"
        : ServiceHosts.CompanionServices.Contains(service) ? $"{this}/{service}"
        : ToString();

    public override string ToString() => $"{Scheme}://{Authority}";
}
