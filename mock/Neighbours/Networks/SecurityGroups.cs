using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Networks;

/// <summary>Security groups, in the spellings of v1, v2.0 and v3; the first two show the same.</summary>
internal static class SecurityGroups
{
    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
        [.. Spelled("/v1/{project_id}/security-groups", ErrorForm.Vpc, 200), .. Spelled("/v2.0/security-groups", ErrorForm.Neutron, 201), .. Spelled("/v3/{project_id}/vpc/security-groups", ErrorForm.Vpc, 201)];

    private static NeighbourRoute[] Spelled(string root, ErrorForm form, int created) =>
    [
        new("GET", root, List) { Form = form },
        new("POST", root, call => Create(call, created)) { Form = form },
        new("GET", root + "/{security_group_id}", call => Answers.One("security_group", View(Find(call), call))) { Form = form },
        new("PUT", root + "/{security_group_id}", Update) { Form = form },
        new("DELETE", root + "/{security_group_id}", Delete) { Form = form },
    ];

    private static SecurityGroup Find(NeighbourCall call) =>
        call.Surroundings.SecurityGroups[call.Path["security_group_id"]] ?? throw Declined.Missing("Security group", call.Path["security_group_id"]);

    // v1 filters by vpc_id as well; a group belongs to none, and is in all of them.
    private static Reply List(NeighbourCall call) => Answers.One("security_groups", Answers.Array(call.Surroundings.SecurityGroups
        .Where(call, "id", group => group.Id)
        .Where(call, "name", group => group.Name)
        .ByMarker(call, group => group.Id)
        .Select(group => View(group, call))));

    private static Reply Create(NeighbourCall call, int status)
    {
        var group = call.Body.Under("security_group");
        var id = call.Add("security_groups", new()
        {
            ["name"] = Declined.Need(group.Text("name"), "security_group.name"),
            ["description"] = group.Text("description") ?? "",
        });
        return Answers.One("security_group", View(call.Surroundings.SecurityGroups[id]!, call), status);
    }

    private static Reply Update(NeighbourCall call)
    {
        var (id, group, members) = (Find(call).Id, call.Body.Under("security_group"), new JsonObject());
        foreach (var member in (string[])["name", "description"])
        {
            if (group.Text(member) is { } value)
            {
                members[member] = value;
            }
        }

        call.Patch("security_groups", id, members);
        return Answers.One("security_group", View(Find(call), call));
    }

    private static Reply Delete(NeighbourCall call)
    {
        call.Remove("security_groups", Find(call).Id);
        return Reply.NoContent;
    }

    private static JsonObject View(SecurityGroup group, NeighbourCall call) => new()
    {
        ["id"] = group.Id,
        ["name"] = group.Name,
        ["description"] = group.Description,
        ["tenant_id"] = call.World.ProjectId,
        ["project_id"] = call.World.ProjectId,
        ["enterprise_project_id"] = "0",
        ["created_at"] = Stamps.Long,
        ["updated_at"] = Stamps.Long,
        ["security_group_rules"] = Answers.Array(group.Rules.Select(rule => SecurityGroupRules.View(rule, group, call))),
    };
}
