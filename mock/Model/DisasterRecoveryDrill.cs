using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Model;

/// <summary>A rehearsal: copies of a group's DR servers in a network of their own.</summary>
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
    public string Status { get; set; } = SdrsMock.Model.Status.Creating;

    /// <summary>The drill's network. An automatic one has its id from the start, and exists once the drill does.</summary>
    [JsonPropertyName("drill_vpc_id")]
    public required string DrillVpcId { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; set; }

    [JsonPropertyName("servers")]
    public List<DrillServer> Servers { get; init; } = [];

    public void WriteTo(Utf8JsonWriter json, ProjectState project)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Id);
        json.WriteString("name"u8, Name);
        json.WriteString("status"u8, Status);
        json.WriteString("server_group_id"u8, GroupId);
        json.WriteString("drill_vpc_id"u8, DrillVpcId);
        WireTimeFormat.WriteSpaced(json, "created_at"u8, CreatedAt);
        WireTimeFormat.WriteSpaced(json, "updated_at"u8, UpdatedAt);
        json.WriteStartArray("drill_servers"u8);
        foreach (var server in Servers)
        {
            json.WriteStartObject();
            json.WriteString("protected_instance"u8, server.InstanceId);
            json.WriteString("drill_server_id"u8, server.ServerId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
