using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Operations.ProtectedInstances;
using SdrsMock.State;

namespace SdrsMock.Operations.ReplicationPairs;

/// <summary>The input of the rules of most operations on a replication pair: the pair that the path names.</summary>
/// <param name="NamedPair">The pair that the path names.</param>
/// <param name="Project">The state of the project.</param>
/// <param name="Request">The object that the request wraps.</param>
internal record PairContext(Lookup<ReplicationPair> NamedPair, ProjectState Project, JsonBody Request)
{
    /// <summary>The pair.</summary>
    public ReplicationPair Pair => NamedPair.Value;

    /// <summary>The pair's group.</summary>
    public ProtectionGroup Group => Project.GetGroup(Pair);

    /// <summary>The existing disks of the pair.</summary>
    public IEnumerable<Volume> Volumes => PairVolumeAttachment.GetVolumes(Pair, Project);

    /// <summary>The id of the disk at the current DR site.</summary>
    public string DrVolumeId => Pair.GetVolumeAt(Site.Other(Group.PrioritySite));

    /// <summary>Reads the context of an operation; <paramref name="wrapper"/> is the member that wraps the request.</summary>
    public static PairContext Resolve(OperationContext context, string wrapper) =>
        new(context.Project.Pairs[context.Path["replication_id"]], context.Project, context.Body.GetObject(wrapper));
}
