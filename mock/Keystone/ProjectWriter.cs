using System.Text.Json;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>Writes projects as elements of a JSON array.</summary>
internal static class ProjectWriter
{
    public static void Write(Utf8JsonWriter json, IEnumerable<Project> projects, AccountDirectory directory, BaseUrl baseUrl)
    {
        foreach (var project in projects)
        {
            json.WriteStartObject();
            json.WriteString("id", project.Id);
            json.WriteString("name", project.Name);
            json.WriteString("domain_id", directory.AccountId);
            json.WriteString("parent_id", directory.AccountId);
            json.WriteBoolean("is_domain", false);
            json.WriteString("description", "");
            json.WriteBoolean("enabled", true);
            json.WriteStartObject("links");
            json.WriteString("self", $"{baseUrl}/v3/projects/{project.Id}");
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }
}
