using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>The tenant's account: exactly one in each project, with a fixed id.</summary>
internal sealed record Account : IHasId
{
    /// <summary>The id of the account.</summary>
    public const string OnlyId = "account";

    [JsonPropertyName("id")]
    public string Id { get; init; } = OnlyId;

    /// <summary>
    /// With a frozen account, DR servers and disks cannot be deleted together with their instance or pair (SDRS.1355,
    /// SDRS.1828).
    /// </summary>
    [JsonPropertyName("frozen")]
    public bool Frozen { get; init; }
}
