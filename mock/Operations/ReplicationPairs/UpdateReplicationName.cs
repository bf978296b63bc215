using SdrsMock.Engine;

namespace SdrsMock.Operations;

/// <summary>Changing the name of a replication pair — apis/replication_pair/changing_the_name_of_a_replication_pair.rst.</summary>
internal sealed class UpdateReplicationName : Operation<PairSubject>
{
    public override string Name => "UpdateReplicationName";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("RP-RENAME-02", "replication_id must name an existing pair", "{replication_id}",
            it => it.Pair is not null,
            Errors.PairNotFound),
    ];

    protected override PairSubject Resolve(Call call) => PairSubject.Of(call, "replication");

    protected override Reply Perform(PairSubject it)
    {
        it.World.Rename(it.Pair, it.Request.Text("name")!);
        return Reply.Wrapped("replication", it.Pair, it.World);
    }
}
