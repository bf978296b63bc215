using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>The service catalog: the URLs of the services of the mock, at the address that the client used.</summary>
/// <param name="directory">Source of ids and the region.</param>
/// <param name="more">The services besides SDRS and Keystone.</param>
internal sealed class ServiceCatalog(AccountDirectory directory, IReadOnlyList<CatalogEntry> more)
{
    private readonly CatalogEntry[] _entries =
    [
        new(ServiceHosts.Sdrs, "sdrs", "sdrs", $"/v1/{CatalogEntry.Project}"),
        new(ServiceHosts.Iam, "iam", "identity", "/v3"),
        .. more,
    ];

    /// <summary>The entries; those that need a project are left out if <paramref name="projectId"/> is empty.</summary>
    public IReadOnlyList<CatalogView> GetEntries(string projectId, BaseUrl baseUrl) =>
    [
        .. from entry in _entries
           where !entry.NeedsProject || projectId.Length > 0
           let path = entry.Path.Replace(CatalogEntry.Project, projectId, StringComparison.Ordinal)
           select Describe(entry, $"{baseUrl.GetUrl(entry.Host)}{path}"),
    ];

    private CatalogView Describe(CatalogEntry entry, string url) => new(
        directory.GetServiceId(entry.Type), entry.Name, entry.Type,
        [new(directory.GetServiceId($"{entry.Type} endpoint"), "public", directory.Region, directory.Region, url)]);
}
