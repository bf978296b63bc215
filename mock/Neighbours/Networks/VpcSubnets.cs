using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Networks;

/// <summary>Subnets of VPCs (v1). A subnet's id is the network id that SDRS and ECS ask for.</summary>
internal static class VpcSubnets
{
    private const string Root = "/v1/{project_id}/subnets";
    private const string InVpc = "/v1/{project_id}/vpcs/{vpc_id}/subnets/{subnet_id}";

    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", Root, List),
        Row("POST", Root, Create),
        Row("GET", Root + "/{subnet_id}", call => Answers.One("subnet", View(Find(call)))),
        Row("PUT", InVpc, Rename),
        Row("DELETE", InVpc, Delete),
    ];

    /// <summary>Makes a subnet, however it is spelt, where the quota allows one more.</summary>
    public static Subnet Make(NeighbourCall call, JsonObject members)
    {
        var (used, quota) = (call.Surroundings.Subnets.Count, call.Surroundings.Quotas[Quota.Subnets]);
        return quota?.Allows(used) is false
            ? throw Declined.Conflict($"There are {used} subnets, and the quota is {quota.Value}", "VPC.0212")
            : call.Surroundings.Subnets[call.Add("subnets", members)]!;
    }

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, path, answer) { Form = ErrorForm.Vpc };

    private static Subnet Find(NeighbourCall call) => call.Path["subnet_id"] is var id && call.Surroundings.Subnets[id] is { } subnet
        && (call.Path.Find("vpc_id") ?? subnet.VpcId) == subnet.VpcId
        ? subnet
        : throw new Declined(404, $"Query resource by id {id} fail.the subnet could not be found.", "{subnet_id}", "VPC.0202");

    private static Reply List(NeighbourCall call) => Answers.One("subnets", Answers.Array(call.Surroundings.Subnets
        .Where(call, "vpc_id", subnet => subnet.VpcId)
        .ByMarker(call, subnet => subnet.Id)
        .Select(View)));

    private static Reply Create(NeighbourCall call)
    {
        var subnet = call.Body.Under("subnet");
        var members = new JsonObject
        {
            ["name"] = Declined.Need(subnet.Text("name"), "subnet.name"),
            ["vpc_id"] = Declined.Need(subnet.Text("vpc_id"), "subnet.vpc_id"),
            ["cidr"] = Declined.Need(subnet.Text("cidr"), "subnet.cidr"),
            ["gateway_ip"] = Declined.Need(subnet.Text("gateway_ip"), "subnet.gateway_ip"),
        };
        if (subnet.Text("availability_zone") is { Length: > 0 } zone)
        {
            members["availability_zone"] = zone;
        }

        return Answers.One("subnet", View(Make(call, members)));
    }

    private static Reply Rename(NeighbourCall call)
    {
        var id = Find(call).Id;
        if (call.Body.Under("subnet").Text("name") is { Length: > 0 } name)
        {
            call.Patch("subnets", id, new() { ["name"] = name });
        }

        return Answers.One("subnet", new JsonObject { ["id"] = id, ["status"] = "ACTIVE" });
    }

    private static Reply Delete(NeighbourCall call)
    {
        call.Remove("subnets", Find(call).Id);
        return Reply.NoContent;
    }

    private static JsonObject View(Subnet subnet) => new()
    {
        ["id"] = subnet.Id,
        ["name"] = subnet.Name,
        ["description"] = "",
        ["vpc_id"] = subnet.VpcId,
        ["cidr"] = subnet.Cidr,
        ["gateway_ip"] = subnet.GatewayIp,
        ["status"] = "ACTIVE",
        ["availability_zone"] = subnet.AvailabilityZone ?? "",
        ["dhcp_enable"] = true,
        ["ipv6_enable"] = false,
        ["primary_dns"] = "100.125.4.25",
        ["secondary_dns"] = "100.125.129.199",
        ["dnsList"] = Answers.Texts(["100.125.4.25", "100.125.129.199"]),
        ["extra_dhcp_opts"] = new JsonArray(),
        ["neutron_network_id"] = subnet.Id,
        ["neutron_subnet_id"] = NeutronIds.OfSubnet(subnet.Id),
    };
}
