using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.ActiveActiveDomains;

/// <summary>Querying active-active domains — apis/active-active_domain/querying_an_active-active_domain.rst.</summary>
internal sealed class ListActiveActiveDomains : Operation<ProjectState>
{
    public override string Name => "ListActiveActiveDomains";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Unenforced("DOM-01", "Read-only list; each domain joins exactly two AZs; sold_out is true when no capacity is left",
            because: "it describes the response"),
    ];

    protected override ProjectState Resolve(OperationContext context) => context.Project;

    protected override Response Perform(ProjectState it) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("domains");
        foreach (var domain in it.Inventory.Domains)
        {
            Write(json, domain);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Domain domain)
    {
        json.WriteStartObject();
        json.WriteString("id", domain.Id);
        json.WriteString("name", domain.Name);
        json.WriteString("description", domain.Description);
        json.WriteBoolean("sold_out", domain.SoldOut);
        WriteCluster(json, "local_replication_cluster", domain.LocalAvailabilityZone);
        WriteCluster(json, "remote_replication_cluster", domain.RemoteAvailabilityZone);
        json.WriteEndObject();
    }

    private static void WriteCluster(Utf8JsonWriter json, string name, AvailabilityZone zone)
    {
        json.WriteStartObject(name);
        json.WriteString("availability_zone", zone.Name);
        json.WriteEndObject();
    }
}
