using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>The tenant's account: one in each project, under a fixed id.</summary>
internal sealed record Account : IHasId
{
    public const string OnlyId = "account";

    [JsonPropertyName("id")]
    public string Id { get; init; } = OnlyId;

    /// <summary>A frozen account cannot delete DR servers and disks along (SDRS.1355, SDRS.1828).</summary>
    [JsonPropertyName("frozen")]
    public bool Frozen { get; init; }
}
