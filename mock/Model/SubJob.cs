using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>A part of a job: it begins a little later and ends a little earlier than the whole, and shares its outcome.</summary>
/// <param name="Id">32 hex characters, like a job's.</param>
/// <param name="Type">Its own <c>job_type</c>, such as <c>stopProtectionGroupRepNoCG</c>.</param>
/// <param name="Entities">Strings only.</param>
internal sealed record SubJob(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("type")] string Type,
    JobEntities Entities)
{
    [JsonPropertyName("entities")]
    public JobEntities Entities { get; set; } = Entities;

    public void WriteTo(Utf8JsonWriter json, Job parent, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, parent.StatusAt(now));
        json.WriteStartObject("entities"u8);
        Entities.WriteTo(json);
        json.WriteEndObject();
        parent.WriteRest(json, Id, Type, parent.BeginTime + parent.Share(0.1), parent.EndTime is null ? null : parent.EndTime - parent.Share(0.1));
        json.WriteEndObject();
    }
}
