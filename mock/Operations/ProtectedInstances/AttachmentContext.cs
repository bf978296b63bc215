using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>What attaching and detaching judge: an instance and a pair.</summary>
/// <param name="Base">The instance that the path names.</param>
/// <param name="Pair">Null until a rule has seen to it that it exists.</param>
internal record AttachmentContext(InstanceContext Base, ReplicationPair Pair) : InstanceContext(Base)
{
    /// <summary>The pair's place at the instance, or null.</summary>
    public Attachment? Attachment => Instance.FindAttachment(Pair.Id);

    /// <summary>The instance that an attaching or detaching job is about; null once it is gone.</summary>
    public static ProtectedInstance? GetInstance(Job job, ProjectState project) => project.Instances[job.Entities["protected_instance_id"]];
}
