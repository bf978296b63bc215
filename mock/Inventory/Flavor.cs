using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A flavor: the specification of a server.</summary>
internal sealed record Flavor : IHasId
{
    /// <summary>The value of <c>flavorRef</c>, such as <c>s6.large.2</c>.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("vcpus")]
    public int Vcpus { get; init; } = 2;

    /// <summary>Memory in MB.</summary>
    [JsonPropertyName("ram_mb")]
    public int RamMb { get; init; } = 4096;

    /// <summary>The type of server: ECS for ordinary servers; GPU, FPGA, Kunpeng and others.</summary>
    [JsonPropertyName("server_type")]
    public string ServerType { get; init; } = "ECS";

    /// <summary>Whether a server of this flavor can be protected (PI-CREATE-47).</summary>
    [JsonPropertyName("supported_at_production")]
    public bool SupportedAtProduction { get; init; } = true;

    /// <summary>Whether a DR server can have this flavor (PI-CREATE-30).</summary>
    [JsonPropertyName("supported_at_dr")]
    public bool SupportedAtDr { get; init; } = true;

    /// <summary>Whether a production server can be changed to this flavor (PI-RESIZE-08).</summary>
    [JsonPropertyName("resizable_at_production")]
    public bool ResizableAtProduction { get; init; } = true;

    /// <summary>Whether a DR server can be changed to this flavor (PI-RESIZE-09).</summary>
    [JsonPropertyName("resizable_at_dr")]
    public bool ResizableAtDr { get; init; } = true;

    /// <summary>The names of the availability zones in which the flavor is sold out (PI-CREATE-53).</summary>
    [JsonPropertyName("sold_out_in")]
    public ImmutableArray<string> SoldOutIn { get; init; } = [];
}
