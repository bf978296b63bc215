using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>A protection group: two zones, one VPC, and the instances and pairs that fail over together.</summary>
internal sealed class ProtectionGroup : IResource
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("source_availability_zone")]
    public required string SourceAvailabilityZone { get; init; }

    [JsonPropertyName("target_availability_zone")]
    public required string TargetAvailabilityZone { get; init; }

    [JsonPropertyName("domain_id")]
    public required string DomainId { get; init; }

    [JsonPropertyName("domain_name")]
    public required string DomainName { get; init; }

    [JsonPropertyName("source_vpc_id")]
    public required string SourceVpcId { get; init; }

    [JsonPropertyName("status")]
    public string Status { get; set; } = Model.Status.Creating;

    [JsonPropertyName("priority_station")]
    public string PrioritySite { get; set; } = Site.Source;

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>
    /// When the latest of its deleted drills was created: a deleted drill counts as conducted (PG-LIST-05). Null where none was
    /// deleted.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("deleted_drill_at")]
    public DateTimeOffset? DeletedDrillAt { get; set; }

    [JsonIgnore]
    public string GroupId => Id;

    /// <summary>The availability zone in production.</summary>
    [JsonIgnore]
    public string ProductionZone => PrioritySite == Site.Source ? SourceAvailabilityZone : TargetAvailabilityZone;

    /// <summary>The availability zone on standby.</summary>
    [JsonIgnore]
    public string DrZone => PrioritySite == Site.Source ? TargetAvailabilityZone : SourceAvailabilityZone;

    /// <summary>The status of the group's instances and pairs while no job changes them.</summary>
    [JsonIgnore]
    public string SteadyStatus => Status switch
    {
        Model.Status.Protected or Model.Status.Stopping or Model.Status.Reversing or Model.Status.FailingOver
            or Model.Status.ErrorStopping or Model.Status.ErrorReversing or Model.Status.ErrorFailingOver => Model.Status.Protected,
        Model.Status.FailedOver or Model.Status.Reprotecting or Model.Status.ErrorReprotecting => Model.Status.FailedOver,
        _ => Model.Status.Available,
    };
}
