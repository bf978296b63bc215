using System.Text.Json.Nodes;
using SdrsMock.CompanionServices.Ims;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>Writes a server as JSON: the members that the ECS API and the Nova API share, and their differences.</summary>
internal static class ServerView
{
    /// <summary>The format of the ECS API (v1): numbers of the flavor and flags of disks are strings.</summary>
    public static JsonObject Ecs(Server server, ServiceCallContext context)
    {
        var body = Common(server, context);
        var flavor = context.Inventory.Flavors[server.Flavor];
        body["flavor"] = new JsonObject
        {
            ["id"] = server.Flavor,
            ["name"] = server.Flavor,
            ["vcpus"] = $"{flavor?.Vcpus}",
            ["ram"] = $"{flavor?.RamMb}",
            ["disk"] = "0",
        };
        body["os-extended-volumes:volumes_attached"] = Responses.Array(server.Volumes.Select(attached => new JsonObject
        {
            ["id"] = attached.VolumeId,
            ["device"] = attached.Device,
            ["bootIndex"] = attached.IsSystem ? "0" : null,
            ["delete_on_termination"] = attached.IsSystem ? "true" : "false",
        }));
        body["enterprise_project_id"] = "0";
        body["sys_tags"] = new JsonArray();
        body["host_status"] = "UP";
        return body;
    }

    /// <summary>The format of the Nova API.</summary>
    public static JsonObject Compute(Server server, ServiceCallContext context)
    {
        var body = Common(server, context);
        body["flavor"] = new JsonObject { ["id"] = server.Flavor, ["links"] = NovaFlavors.Links(server.Flavor, context) };
        body["os-extended-volumes:volumes_attached"] = Responses.Array(
            server.Volumes.Select(attached => NovaAttachment(attached, context)));
        // The system metadata of ECS is not the user's, and Nova shows the user's only.
        body["metadata"] = new JsonObject();
        body["links"] = Links(server.Id, context);
        return body;
    }

    private static JsonObject NovaAttachment(AttachedVolume attached, ServiceCallContext context)
    {
        var shown = new JsonObject { ["id"] = attached.VolumeId };
        if (NovaMicroversion.IsAtLeast(context, 3))
        {
            shown["delete_on_termination"] = attached.IsSystem;
        }

        return shown;
    }

    public static JsonArray Links(string id, ServiceCallContext context) =>
        new(new JsonObject { ["rel"] = "self", ["href"] = $"{context.BaseUrl}/v2.1/{context.Project.ProjectId}/servers/{id}" });

    private static JsonObject Common(Server server, ServiceCallContext context) => new()
    {
        ["id"] = server.Id,
        ["name"] = server.Name,
        ["status"] = server.Status,
        ["tenant_id"] = context.Project.ProjectId,
        ["user_id"] = "",
        ["hostId"] = server.DedicatedHostId ?? "",
        ["key_name"] = server.KeyName ?? "",
        ["created"] = FixedTimestamps.Long,
        ["updated"] = FixedTimestamps.Long,
        ["accessIPv4"] = "",
        ["accessIPv6"] = "",
        ["description"] = "",
        ["progress"] = 0,
        ["locked"] = server.LockedBy is not null,
        ["config_drive"] = "",
        ["image"] = new JsonObject { ["id"] = ImageCatalog.FindForServer(server, context.Inventory.Template.Seed).Id },
        ["addresses"] = new JsonObject { [server.VpcId] = Responses.Array(server.Nics.SelectMany(Addresses)) },
        ["security_groups"] = Responses.Array(server.Nics.SelectMany(nic => nic.SecurityGroups).Distinct().Select(id => new JsonObject
        {
            ["id"] = id,
            ["name"] = context.Inventory.SecurityGroups[id]?.Name ?? id,
        })),
        ["metadata"] = new JsonObject
        {
            ["vpc_id"] = server.VpcId,
            ["charging_mode"] = server.ChargingMode == ChargingModes.PrePaid ? "1" : "0",
            ["os_type"] = server.OsType,
            ["os_bit"] = "64",
            ["metering.image_id"] = ImageCatalog.FindForServer(server, context.Inventory.Template.Seed).Id,
            ["metering.resourcespeccode"] = $"{server.Flavor}.{server.OsType.ToLowerInvariant()}",
        },
        ["tags"] = new JsonArray(),
        ["OS-DCF:diskConfig"] = "MANUAL",
        ["OS-EXT-AZ:availability_zone"] = server.AvailabilityZone,
        ["OS-EXT-STS:power_state"] = server.Status switch
        {
            ServerStatus.Active => 1,
            ServerStatus.Shutoff => 4,
            _ => 0,
        },
        ["OS-EXT-STS:vm_state"] = server.Status switch
        {
            ServerStatus.Active => "active",
            ServerStatus.Shutoff => "stopped",
            "BUILD" => "building",
            var other => other.ToLowerInvariant(),
        },
        ["OS-EXT-STS:task_state"] = TaskOf(server, context),
        ["OS-EXT-SRV-ATTR:hostname"] = server.Name,
        ["OS-EXT-SRV-ATTR:root_device_name"] = server.Volumes.FirstOrDefault(attached => attached.IsSystem).Device ?? "/dev/vda",
        ["OS-SRV-USG:launched_at"] = FixedTimestamps.Short,
        ["os:scheduler_hints"] = new JsonObject
        {
            ["group"] = Responses.StringArray(server.EcsGroupId is { } group ? [group] : []),
            ["dedicated_host_id"] = Responses.StringArray(server.DedicatedHostId is { } host ? [host] : []),
        },
    };

    private static string? TaskOf(Server server, ServiceCallContext context) =>
        context.Project.Jobs.Running.Where(job => job.SubJobs.Any(sub => sub.Entities["server_id"] == server.Id))
            .MinBy(job => job.Order)?.Type switch
        {
            SdrsMock.CompanionServices.Jobs.JobTypes.CreateServer => "spawning",
            SdrsMock.CompanionServices.Jobs.JobTypes.StartServer => "powering-on",
            SdrsMock.CompanionServices.Jobs.JobTypes.StopServer => "powering-off",
            SdrsMock.CompanionServices.Jobs.JobTypes.DeleteServer => "deleting",
            SdrsMock.CompanionServices.Jobs.JobTypes.ResizeServer => "resize_prep",
            _ => null,
        };

    private static IEnumerable<JsonObject> Addresses(Nic nic)
    {
        yield return Address(nic, nic.IpAddress, "fixed");
        if (nic.ElasticIp is { } elastic)
        {
            yield return Address(nic, elastic, "floating");
        }
    }

    private static JsonObject Address(Nic nic, string address, string type) => new()
    {
        ["version"] = "4",
        ["addr"] = address,
        ["OS-EXT-IPS:type"] = type,
        ["OS-EXT-IPS:port_id"] = nic.Id,
        ["OS-EXT-IPS-MAC:mac_addr"] = nic.MacAddress,
    };
}
