using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Views;

namespace SdrsMock.Operations.ReplicationPairs;

/// <summary>Querying a replication pair — apis/replication_pair/querying_details_about_a_replication_pair.rst.</summary>
internal sealed class ShowReplication : Operation<PairContext>
{
    public override string Name => "ShowReplication";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("RP-GET-01", "replication_id must name an existing pair", "{replication_id}",
            it => it.NamedPair.Exists,
            Errors.PairNotFound),
    ];

    protected override PairContext Resolve(OperationContext context) => PairContext.Resolve(context, "");

    protected override Response Perform(PairContext it) => ResourceView.Respond("replication", it.Pair, it.Project);
}
