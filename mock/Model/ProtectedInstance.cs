using System.Text.Json.Serialization;
using SdrsMock.Common;
using SdrsMock.Inventory;

namespace SdrsMock.Model;

/// <summary>A production server and its DR server at the other site.</summary>
internal sealed class ProtectedInstance : IResource
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("group_id")]
    public required string GroupId { get; init; }

    [JsonPropertyName("status")]
    public string Status { get; set; } = Model.Status.Creating;

    /// <summary>The site that was in production when the instance was created; the group may have been reversed before.</summary>
    [JsonPropertyName("home_station")]
    public required string HomeSite { get; init; }

    /// <summary>The server at the home site; it stays the same when production moves.</summary>
    [JsonPropertyName("source_server")]
    public required string SourceServer { get; init; }

    /// <summary>The server at the other site; null until its creation has finished.</summary>
    [JsonPropertyName("target_server")]
    public string? TargetServer { get; set; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; set; }

    [JsonPropertyName("attachments")]
    public SmallList<Attachment> Attachments { get; set; }

    [JsonPropertyName("tags")]
    public SmallList<Tag> Tags { get; set; }

    /// <summary>The NICs that were added to it, in pairs.</summary>
    [JsonPropertyName("added_nics")]
    public List<NicPair> AddedNics { get => field ??= []; init; }

    /// <summary>
    /// NICs that a failover removed from the DR server; re-protection assigns them to the former production server.
    /// </summary>
    [JsonPropertyName("spare_nics")]
    public List<Nic> SpareNics { get => field ??= []; init; }

    /// <summary>The server that runs production while production is at <paramref name="station"/>.</summary>
    public string? GetServerAt(string station) => station == HomeSite ? SourceServer : TargetServer;

    /// <summary>The attachment of a pair; null when the pair is not attached.</summary>
    public Attachment? FindAttachment(string pairId) => Attachments.Find(attachment => attachment.PairId == pairId);
}
