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

    protected override Response Perform(ProjectState it) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("quotas");
        json.WriteStartArray("resources");
        foreach (var quota in it.Inventory.Quotas.Where(quota => quota.Public))
        {
            json.WriteStartObject();
            json.WriteString("type", quota.Type);
            json.WriteNumber("used", quota.Type == Quota.ServerGroups ? it.Groups.Count : it.Pairs.Count);
            json.WriteNumber("quota", quota.Value);
            json.WriteNumber("min", quota.Min);
            json.WriteNumber("max", quota.Max);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
