using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>What calls about a drill judge: the drill that the path names.</summary>
/// <param name="Id">The id in the path; empty when the path ends in a slash.</param>
/// <param name="Drill">Null until a rule has seen to it that it exists.</param>
/// <param name="World">The project's world.</param>
/// <param name="Request">The object under the call's wrapper.</param>
internal record DrillSubject(string Id, Drill Drill, World World, Body Request)
{
    public bool HasId => !string.IsNullOrWhiteSpace(Id);

    /// <summary>Whether the id has the form of one, with hyphens or, as in some samples, without.</summary>
    public bool HasWellFormedId => Guid.TryParseExact(Id, "D", out _) || Guid.TryParseExact(Id, "N", out _);

    public static DrillSubject Of(Call call, string wrapper)
    {
        var id = call.Path["disaster_recovery_drill_id"];
        return new(id, call.World.Drills[id]!, call.World, call.Body.Under(wrapper));
    }
}
