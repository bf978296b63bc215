using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Operations.ProtectedInstances;
using SdrsMock.State;

namespace SdrsMock.Operations.ReplicationPairs;

/// <summary>What most calls about a replication pair judge: the pair that the path names.</summary>
/// <param name="Pair">Null until a rule has seen to it that it exists.</param>
/// <param name="Project">The project's world.</param>
/// <param name="Request">The object under the call's wrapper.</param>
internal record PairContext(ReplicationPair Pair, ProjectState Project, JsonBody Request)
{
    /// <summary>The pair's group.</summary>
    public ProtectionGroup Group => Project.GetGroup(Pair);

    /// <summary>The pair's disks, as far as they exist.</summary>
    public IEnumerable<Volume> Volumes => PairVolumeAttachment.GetVolumes(Pair, Project);

    /// <summary>The id of the disk that stands by now.</summary>
    public string DrVolumeId => Pair.GetVolumeAt(Site.Other(Group.PrioritySite));

    public static PairContext Resolve(OperationContext context, string wrapper) =>
        new(context.Project.Pairs[context.Path["replication_id"]]!, context.Project, context.Body.GetObject(wrapper));
}
