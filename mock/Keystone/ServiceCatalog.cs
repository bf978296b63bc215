using System.Text.Json;
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

    /// <summary>
    /// Writes the entries as elements of a JSON array; entries that need a project are left out if <paramref name="projectId"/>
    /// is empty.
    /// </summary>
    public void WriteEntries(Utf8JsonWriter json, string projectId, BaseUrl baseUrl)
    {
        foreach (var entry in _entries.Where(entry => !entry.NeedsProject || projectId.Length > 0))
        {
            WriteEntry(
                json,
                entry,
                $"{baseUrl.GetUrl(entry.Host)}{entry.Path.Replace(CatalogEntry.Project, projectId, StringComparison.Ordinal)}");
        }
    }

    private void WriteEntry(Utf8JsonWriter json, CatalogEntry entry, string url)
    {
        json.WriteStartObject();
        json.WriteString("id", directory.GetServiceId(entry.Type));
        json.WriteString("name", entry.Name);
        json.WriteString("type", entry.Type);
        json.WriteStartArray("endpoints");
        json.WriteStartObject();
        json.WriteString("id", directory.GetServiceId($"{entry.Type} endpoint"));
        json.WriteString("interface", "public");
        json.WriteString("region", directory.Region);
        json.WriteString("region_id", directory.Region);
        json.WriteString("url", url);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
