using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;
using SdrsMock.Views;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET topology</c>: the protection groups of a project, oldest first, each with its zones, instances and their servers, pairs
/// and their replication, and drills. Pages count groups. <c>GET topology/{id}</c>: one resource as the API shows it, without a call
/// of the API, which the journal, the coverage and fault rules would count.
/// </summary>
internal sealed class TopologyEndpoint(MockEngine engine) : IControlEndpoint
{
    public IReadOnlyList<ControlRoute> Routes =>
    [
        new("GET", "topology", Show, [InstantParameter.At, .. PageRequest.Parameters]),
        new("GET", "topology/{id}", ShowResource, InstantParameter.At),
    ];

    private Response Show(ControlRequest call)
    {
        var page = PageRequest.Parse(call);
        return InstantParameter.ReadProject(engine, call, project =>
        {
            var (groups, next) = page.Apply([.. project.Groups], group => group.Id, _ => true);
            return Response.Json(200, json =>
            {
                json.WriteStartObject();
                json.WriteString("project_id", project.ProjectId);
                WriteAll(json, "groups", groups, group => WriteGroup(json, group, project));
                if (next is not null)
                {
                    json.WriteString("next", next);
                }

                json.WriteEndObject();
            });
        });
    }

    private Response ShowResource(ControlRequest call) =>
        InstantParameter.ReadProject(engine, call, project => ShowResource(project, call.Path["id"]));

    private static Response ShowResource(ProjectState project, string id)
    {
        var resource = Enum.GetValues<ResourceKind>().Select(kind => project.Find(kind, id)).FirstOrDefault(found => found is not null)
            ?? throw new ControlPlaneException(404, $"The project has no group, instance, pair or drill \"{id}\".");
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("resource");
            ResourceView.Write(json, resource, project);
            if (resource is ProtectedInstance instance)
            {
                TagView.WriteAll(json, instance.Tags);
            }

            json.WriteEndObject();
        });
    }

    private static void WriteGroup(Utf8JsonWriter json, ProtectionGroup group, ProjectState project)
    {
        WriteResource(json, group);
        json.WriteString("production_zone", group.ProductionZone);
        json.WriteString("dr_zone", group.DrZone);
        json.WriteString("priority_station", group.PrioritySite);
        json.WriteString("vpc_id", group.SourceVpcId);
        WriteAll(json, "instances", project.GetInstances(group), instance =>
        {
            WriteResource(json, instance);
            WriteServer(json, "production_server", instance.GetServerAt(group.PrioritySite), project);
            WriteServer(json, "dr_server", instance.GetServerAt(Site.Other(group.PrioritySite)), project);
            json.WriteStartArray("pair_ids");
            foreach (var pair in project.GetPairs(instance))
            {
                json.WriteStringValue(pair.Id);
            }

            json.WriteEndArray();
        });
        WriteAll(json, "pairs", project.GetPairs(group), pair =>
        {
            WriteResource(json, pair);
            json.WriteString("production_volume_id", pair.GetVolumeAt(group.PrioritySite));
            json.WriteString("dr_volume_id", pair.GetVolumeAt(Site.Other(group.PrioritySite)));
            json.WriteString("replication_status", pair.ReplicationStatusAt(project.Now));
            json.WriteNumber("progress", pair.ProgressAt(project.Now));
            json.WriteString("fault_level", pair.FaultLevel);
            json.WriteNumber("size", pair.SizeGb);
        });
        WriteAll(json, "drills", project.GetDrills(group), drill =>
        {
            WriteResource(json, drill);
            json.WriteString("vpc_id", drill.DrillVpcId);
            json.WriteNumber("servers", drill.Servers.Count);
        });
    }

    private static void WriteResource(Utf8JsonWriter json, IResource resource)
    {
        json.WriteString("id", resource.Id);
        json.WriteString("name", resource.Name);
        json.WriteString("status", resource.Status);
    }

    // A server that is not created yet, or was deleted outside SDRS, has no status.
    private static void WriteServer(Utf8JsonWriter json, string member, string? id, ProjectState project)
    {
        if (id is null)
        {
            json.WriteNull(member);
            return;
        }

        var server = project.Inventory.Servers[id];
        json.WriteStartObject(member);
        json.WriteString("id", id);
        json.WriteString("name", server?.Name);
        json.WriteString("status", server?.Status);
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string member, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(member);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
