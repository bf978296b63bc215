using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>What calls about a drill judge: the drill that the path names.</summary>
/// <param name="Id">The id in the path; empty when the path ends in a slash.</param>
/// <param name="Drill">Null until a rule has seen to it that it exists.</param>
/// <param name="Project">The project's world.</param>
/// <param name="Request">The object under the call's wrapper.</param>
internal record DrillContext(string Id, DisasterRecoveryDrill Drill, ProjectState Project, JsonBody Request)
{
    public bool HasId => !string.IsNullOrWhiteSpace(Id);

    /// <summary>Whether the id has the form of one, with hyphens or, as in some samples, without.</summary>
    public bool HasWellFormedId => Guid.TryParseExact(Id, "D", out _) || Guid.TryParseExact(Id, "N", out _);

    public static DrillContext Resolve(OperationContext context, string wrapper)
    {
        var id = context.Path["disaster_recovery_drill_id"];
        return new(id, context.Project.Drills[id]!, context.Project, context.Body.GetObject(wrapper));
    }
}
