using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Views;

namespace SdrsMock.Operations.ReplicationPairs;

/// <summary>Changing the name of a replication pair — apis/replication_pair/changing_the_name_of_a_replication_pair.rst.</summary>
internal sealed class UpdateReplicationName : Operation<PairContext>
{
    public override string Name => "UpdateReplicationName";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("RP-RENAME-02", "replication_id must name an existing pair", "{replication_id}",
            it => it.NamedPair.Exists,
            Errors.PairNotFound),
    ];

    protected override PairContext Resolve(OperationContext context) => PairContext.Resolve(context, "replication");

    protected override Response Perform(PairContext it)
    {
        it.Project.Rename(it.Pair, it.Request.GetRequiredString("name"));
        return ResourceView.Respond("replication", it.Pair, it.Project);
    }
}
