using System.Text.Json.Serialization;
using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.Views;

/// <summary>A disaster recovery drill as the service shows it.</summary>
internal sealed record DisasterRecoveryDrillView(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("server_group_id")] string GroupId,
    [property: JsonPropertyName("drill_vpc_id")] string DrillVpcId,
    [property: JsonPropertyName("created_at")] string CreatedAt,
    [property: JsonPropertyName("updated_at")] string UpdatedAt,
    [property: JsonPropertyName("drill_servers")] IReadOnlyList<DrillServerView> Servers)
{
    /// <summary>Describes a drill. The caller holds the project lock.</summary>
    public static DisasterRecoveryDrillView Create(DisasterRecoveryDrill drill) => new(
        drill.Id, drill.Name, drill.Status, drill.GroupId, drill.DrillVpcId, WireTimeFormat.Spaced(drill.CreatedAt),
        WireTimeFormat.Spaced(drill.UpdatedAt),
        [.. drill.Servers.Select(server => new DrillServerView(server.InstanceId, server.ServerId))]);
}
