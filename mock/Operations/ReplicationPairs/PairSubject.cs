using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Operations;

/// <summary>What most calls about a replication pair judge: the pair that the path names.</summary>
/// <param name="Pair">Null until a rule has seen to it that it exists.</param>
/// <param name="World">The project's world.</param>
/// <param name="Request">The object under the call's wrapper.</param>
internal record PairSubject(ReplicationPair Pair, World World, Body Request)
{
    /// <summary>The pair's group.</summary>
    public ProtectionGroup Group => World.GroupOf(Pair);

    /// <summary>The pair's disks, as far as they exist.</summary>
    public IEnumerable<Volume> Volumes => PairDisks.Of(Pair, World);

    /// <summary>The id of the disk that stands by now.</summary>
    public string RecoveryVolumeId => Pair.VolumeAt(Station.Other(Group.PriorityStation));

    public static PairSubject Of(Call call, string wrapper) =>
        new(call.World.Pairs[call.Path["replication_id"]]!, call.World, call.Body.Under(wrapper));
}
