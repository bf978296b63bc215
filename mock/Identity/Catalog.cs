using System.Text.Json;

namespace SdrsMock.Identity;

/// <summary>Where the services are: those that the mock serves, at the address that the caller used.</summary>
internal static class Catalog
{
    /// <summary>The entries; SDRS is among them when there is a project to serve.</summary>
    public static void WriteEntries(Utf8JsonWriter json, Directory directory, string projectId, string baseUrl)
    {
        if (projectId.Length > 0)
        {
            WriteEntry(json, directory, "sdrs", "sdrs", directory.Region, $"{baseUrl}/v1/{projectId}");
        }

        WriteEntry(json, directory, "iam", "identity", directory.Region, $"{baseUrl}/v3");
    }

    private static void WriteEntry(Utf8JsonWriter json, Directory directory, string name, string type, string region, string url)
    {
        json.WriteStartObject();
        json.WriteString("id", directory.IdOfService(type));
        json.WriteString("name", name);
        json.WriteString("type", type);
        json.WriteStartArray("endpoints");
        json.WriteStartObject();
        json.WriteString("id", directory.IdOfService($"{type} endpoint"));
        json.WriteString("interface", "public");
        json.WriteString("region", region);
        json.WriteString("region_id", region);
        json.WriteString("url", url);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
