using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Networks;

/// <summary>VPCs (v1).</summary>
internal static class Vpcs
{
    private const string Root = "/v1/{project_id}/vpcs";

    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("POST", "", Create),
        Row("GET", "/{vpc_id}", call => Answers.One("vpc", View(Find(call)))),
        Row("PUT", "/{vpc_id}", Update),
        Row("DELETE", "/{vpc_id}", Delete),
    ];

    /// <summary>The VPC of the path.</summary>
    public static Vpc Find(NeighbourCall call) => call.Surroundings.Vpcs[call.Path["vpc_id"]] ?? throw Declined.Missing("VPC", call.Path["vpc_id"], "VPC.0003");

    /// <summary>Makes a VPC, however it is spelt, where the quota allows one more.</summary>
    public static Vpc Make(NeighbourCall call, JsonObject members)
    {
        var (used, quota) = (call.Surroundings.Vpcs.Count, call.Surroundings.Quotas[Quota.Vpcs]);
        return quota?.Allows(used) is false
            ? throw Declined.Conflict($"There are {used} VPCs, and the quota is {quota.Value}", "VPC.0114")
            : call.Surroundings.Vpcs[call.Add("vpcs", members)]!;
    }

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, Root + path, answer) { Form = ErrorForm.Vpc };

    private static Reply List(NeighbourCall call) => Answers.One("vpcs", Answers.Array(call.Surroundings.Vpcs
        .Where(call, "id", vpc => vpc.Id)
        .Where(call, "name", vpc => vpc.Name)
        .ByMarker(call, vpc => vpc.Id)
        .Select(View)));

    private static Reply Create(NeighbourCall call)
    {
        var vpc = call.Body.Under("vpc");
        var members = new JsonObject { ["name"] = vpc.Text("name") is { Length: > 0 } name ? name : "vpc" };
        if (vpc.Text("cidr") is { Length: > 0 } cidr)
        {
            members["cidr"] = cidr;
        }

        return Answers.One("vpc", View(Make(call, members)));
    }

    private static Reply Update(NeighbourCall call)
    {
        var (id, vpc, members) = (Find(call).Id, call.Body.Under("vpc"), new JsonObject());
        foreach (var member in (string[])["name", "cidr"])
        {
            if (vpc.Text(member) is { Length: > 0 } value)
            {
                members[member] = value;
            }
        }

        call.Patch("vpcs", id, members);
        return Answers.One("vpc", View(Find(call)));
    }

    private static Reply Delete(NeighbourCall call)
    {
        call.Remove("vpcs", Find(call).Id);
        return Reply.NoContent;
    }

    private static JsonObject View(Vpc vpc) => new()
    {
        ["id"] = vpc.Id,
        ["name"] = vpc.Name,
        ["cidr"] = vpc.Cidr,
        ["status"] = "OK",
        ["description"] = "",
        ["enterprise_project_id"] = "0",
        ["enable_shared_snat"] = false,
        ["routes"] = new JsonArray(),
    };
}
