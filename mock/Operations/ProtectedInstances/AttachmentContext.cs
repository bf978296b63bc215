using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>The input of the rules of attaching and detaching: an instance and a pair.</summary>
/// <param name="Base">The instance that the path names.</param>
/// <param name="NamedPair">The pair that the request names.</param>
internal record AttachmentContext(InstanceContext Base, Lookup<ReplicationPair> NamedPair) : InstanceContext(Base)
{
    /// <summary>The pair.</summary>
    public ReplicationPair Pair => NamedPair.Value;

    /// <summary>The attachment of the pair to the instance, or null.</summary>
    public Attachment? Attachment => Instance.FindAttachment(Pair.Id);

    /// <summary>The instance of an attaching or detaching job; null if it was deleted.</summary>
    public static ProtectedInstance? GetInstance(Job job, ProjectState project) => project.Instances[job.Entities["protected_instance_id"]];
}
