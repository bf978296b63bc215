using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>What most calls about a protection group judge: the group that the path names.</summary>
/// <param name="Group">Null until a rule has seen to it that it exists.</param>
/// <param name="Project">The project's world.</param>
/// <param name="Request">The object under the call's wrapper.</param>
internal record GroupContext(ProtectionGroup Group, ProjectState Project, JsonBody Request)
{
    public static GroupContext Resolve(OperationContext context, string wrapper) =>
        new(context.Project.Groups[context.Path["server_group_id"]]!, context.Project, context.Body.GetObject(wrapper));
}
