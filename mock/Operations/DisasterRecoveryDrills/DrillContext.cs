using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>The input of the rules of operations on a drill: the drill that the path names.</summary>
/// <param name="Id">The id in the path; empty if the path ends with a slash.</param>
/// <param name="NamedDrill">The drill that the path names.</param>
/// <param name="Project">The state of the project.</param>
/// <param name="Request">The object that the request wraps.</param>
internal record DrillContext(string Id, Lookup<DisasterRecoveryDrill> NamedDrill, ProjectState Project, JsonBody Request)
{
    /// <summary>The drill.</summary>
    public DisasterRecoveryDrill Drill => NamedDrill.Value;

    /// <summary>Whether the path has an id.</summary>
    public bool HasId => !string.IsNullOrWhiteSpace(Id);

    /// <summary>Whether the id is a UUID, with hyphens or, as in some samples, without.</summary>
    public bool HasWellFormedId => Guid.TryParseExact(Id, "D", out _) || Guid.TryParseExact(Id, "N", out _);

    /// <summary>Reads the context of an operation; <paramref name="wrapper"/> is the member that wraps the request.</summary>
    public static DrillContext Resolve(OperationContext context, string wrapper)
    {
        var id = context.Path["disaster_recovery_drill_id"];
        return new(id, context.Project.Drills[id], context.Project, context.Body.GetObject(wrapper));
    }
}
