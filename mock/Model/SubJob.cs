using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>
/// A part of a job: it begins a little later and ends a little earlier than the whole, and has the same result.
/// </summary>
/// <param name="Id">32 hexadecimal characters, like a job's.</param>
/// <param name="Type">Its own <c>job_type</c>, such as <c>stopProtectionGroupRepNoCG</c>.</param>
/// <param name="Entities">The values are strings.</param>
internal sealed record SubJob(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("type")] string Type,
    JobEntities Entities)
{
    [JsonPropertyName("entities")]
    public JobEntities Entities { get; set; } = Entities;
}
