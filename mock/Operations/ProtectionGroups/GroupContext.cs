using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>The input of the rules of most operations on a protection group: the group that the path names.</summary>
/// <param name="NamedGroup">The group that the path names.</param>
/// <param name="Project">The state of the project.</param>
/// <param name="Request">The object that the request wraps.</param>
internal record GroupContext(Lookup<ProtectionGroup> NamedGroup, ProjectState Project, JsonBody Request)
{
    /// <summary>The group.</summary>
    public ProtectionGroup Group => NamedGroup.Value;

    /// <summary>Reads the context of an operation; <paramref name="wrapper"/> is the member that wraps the request.</summary>
    public static GroupContext Resolve(OperationContext context, string wrapper) =>
        new(context.Project.Groups[context.Path["server_group_id"]], context.Project, context.Body.GetObject(wrapper));
}
