using System.Text.Json.Serialization;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.Quotas;

/// <summary>Querying the quotas of a tenant — apis/tenant_quota_management/querying_the_tenant_quota.rst.</summary>
internal sealed class ShowQuota : Operation<ProjectState>
{
    public override string Name => "ShowQuota";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Unenforced("QUOTA-01", "Only server_groups and replications have quotas; -1 means unlimited; no public call changes them",
            because: "it describes the response; a test checks it"),
    ];

    protected override ProjectState Resolve(OperationContext context) => context.Project;

    protected override Response Perform(ProjectState it)
    {
        var quotas = it.Inventory.Quotas.Where(quota => quota.Public).Select(quota => new QuotaView(
            quota.Type, quota.Type == Quota.ServerGroups ? it.Groups.Count : it.Pairs.Count, quota.Value, quota.Min, quota.Max));
        return Response.Json(200, new(new([.. quotas])), ResponseJson.Default.ShowQuota);
    }

    internal sealed record Body([property: JsonPropertyName("quotas")] QuotaList Quotas);

    internal sealed record QuotaList([property: JsonPropertyName("resources")] IReadOnlyList<QuotaView> Resources);

    internal sealed record QuotaView(
        [property: JsonPropertyName("type")] string Type,
        [property: JsonPropertyName("used")] int Used,
        [property: JsonPropertyName("quota")] int Value,
        [property: JsonPropertyName("min")] int Min,
        [property: JsonPropertyName("max")] int Max);
}
