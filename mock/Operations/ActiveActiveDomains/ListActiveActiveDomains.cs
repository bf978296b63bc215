using System.Text.Json.Serialization;
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

    protected override Response Perform(ProjectState it) => Response.Json(
        200, new([.. it.Inventory.Domains.Select(DomainView.Create)]), ResponseJson.Default.ListActiveActiveDomains);

    internal sealed record Body([property: JsonPropertyName("domains")] IReadOnlyList<DomainView> Domains);

    internal sealed record DomainView(
        [property: JsonPropertyName("id")] string Id,
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("description")] string? Description,
        [property: JsonPropertyName("sold_out")] bool SoldOut,
        [property: JsonPropertyName("local_replication_cluster")] ClusterView Local,
        [property: JsonPropertyName("remote_replication_cluster")] ClusterView Remote)
    {
        public static DomainView Create(Domain domain) => new(domain.Id, domain.Name, domain.Description, domain.SoldOut,
            new(domain.LocalAvailabilityZone.Name), new(domain.RemoteAvailabilityZone.Name));
    }

    internal sealed record ClusterView([property: JsonPropertyName("availability_zone")] string AvailabilityZone);
}
