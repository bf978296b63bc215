using System.Text.Json.Serialization;

namespace SdrsMock.Projects;

/// <summary>The persisted form of the projects that were created on their own.</summary>
internal sealed record CreatedProjectsDto
{
    /// <summary>How many ids were given to projects; the next id follows from it.</summary>
    [JsonPropertyName("ids")]
    public long Ids { get; init; }

    /// <summary>The projects that exist.</summary>
    [JsonPropertyName("projects")]
    public IReadOnlyList<CreatedProjectDto> Projects { get; init; } = [];
}
