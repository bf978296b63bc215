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
}
