using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>A disaster recovery drill: copies of a group's DR servers in a network of their own.</summary>
internal sealed class DisasterRecoveryDrill : IResource
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("group_id")]
    public required string GroupId { get; init; }

    [JsonPropertyName("status")]
    public string Status { get; set; } = Model.Status.Creating;

    /// <summary>
    /// The drill's VPC. One that is created automatically has its id from the start, and exists once the drill does.
    /// </summary>
    [JsonPropertyName("drill_vpc_id")]
    public required string DrillVpcId { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; set; }

    [JsonPropertyName("servers")]
    public List<DrillServer> Servers { get; init; } = [];
}
