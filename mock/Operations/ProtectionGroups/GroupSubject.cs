using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>What most calls about a protection group judge: the group that the path names.</summary>
/// <param name="Group">Null until a rule has seen to it that it exists.</param>
/// <param name="World">The project's world.</param>
/// <param name="Request">The object under the call's wrapper.</param>
internal record GroupSubject(ProtectionGroup Group, World World, Body Request)
{
    public static GroupSubject Of(Call call, string wrapper) =>
        new(call.World.Groups[call.Path["server_group_id"]]!, call.World, call.Body.Under(wrapper));
}
