using System.Text.Json.Nodes;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Disks;

/// <summary>How a disk is shown; both spellings show the same.</summary>
internal static class VolumeView
{
    public static JsonObject Of(Volume volume, NeighbourCall call) => new()
    {
        ["id"] = volume.Id,
        ["name"] = volume.Name,
        ["status"] = volume.Status,
        ["size"] = volume.Size,
        ["availability_zone"] = volume.AvailabilityZone,
        ["volume_type"] = volume.VolumeType,
        ["bootable"] = volume.Bootable ? "true" : "false",
        ["multiattach"] = volume.Shared,
        ["shareable"] = volume.Shared ? "true" : "false",
        ["encrypted"] = volume.Encrypted,
        ["description"] = "",
        ["created_at"] = Stamps.Short,
        ["updated_at"] = Stamps.Short,
        ["snapshot_id"] = null,
        ["source_volid"] = null,
        ["consistencygroup_id"] = null,
        ["replication_status"] = "disabled",
        ["user_id"] = "",
        ["service_type"] = "EVS",
        ["dedicated_storage_id"] = volume.StoragePoolId,
        ["enterprise_project_id"] = "0",
        ["wwn"] = volume.Id.Replace("-", "", StringComparison.Ordinal),
        ["os-vol-tenant-attr:tenant_id"] = call.World.ProjectId,
        ["metadata"] = new JsonObject(),
        ["tags"] = new JsonObject(),
        ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = $"{call.BaseUrl}/v2/{call.World.ProjectId}/volumes/{volume.Id}" }),
        ["attachments"] = Answers.Array(call.Surroundings.ServersHolding(volume.Id).Select(server => Attachment(volume, call.Surroundings.Servers[server]!))),
    };

    private static JsonObject Attachment(Volume volume, Server server) => new()
    {
        ["id"] = volume.Id,
        ["attachment_id"] = volume.Id,
        ["volume_id"] = volume.Id,
        ["server_id"] = server.Id,
        ["host_name"] = null,
        ["device"] = server.Attached(volume.Id)!.Value.Device,
        ["attached_at"] = Stamps.Short,
    };
}
