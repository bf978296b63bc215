using System.Text.Json.Nodes;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Evs;

/// <summary>Writes a disk as JSON, in the format common to the EVS API and the Cinder API.</summary>
internal static class VolumeView
{
    public static JsonObject Create(Volume volume, ServiceCallContext context) => new()
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
        ["description"] = volume.Description ?? "",
        ["created_at"] = FixedTimestamps.Short,
        ["updated_at"] = FixedTimestamps.Short,
        ["snapshot_id"] = null,
        ["source_volid"] = null,
        ["consistencygroup_id"] = null,
        ["replication_status"] = "disabled",
        ["user_id"] = "",
        ["service_type"] = "EVS",
        ["dedicated_storage_id"] = volume.StoragePoolId,
        ["enterprise_project_id"] = "0",
        ["wwn"] = volume.Id.Replace("-", "", StringComparison.Ordinal),
        ["os-vol-tenant-attr:tenant_id"] = context.Project.ProjectId,
        ["metadata"] = VolumeLabels.View(volume.Metadata),
        ["tags"] = VolumeLabels.View(volume.Tags),
        ["links"] = new JsonArray(
            new JsonObject { ["rel"] = "self", ["href"] = $"{context.BaseUrl}/v2/{context.Project.ProjectId}/volumes/{volume.Id}" }),
        ["attachments"] = Responses.Array(
            context.Inventory.GetServersByVolume(volume.Id).Select(server => Attachment(volume, context.Inventory.Servers.Get(server)))),
    };

    private static JsonObject Attachment(Volume volume, Server server) => new()
    {
        ["id"] = volume.Id,
        ["attachment_id"] = volume.Id,
        ["volume_id"] = volume.Id,
        ["server_id"] = server.Id,
        ["host_name"] = null,
        ["device"] = server.Attached(volume.Id)!.Value.Device,
        ["attached_at"] = FixedTimestamps.Short,
    };
}
