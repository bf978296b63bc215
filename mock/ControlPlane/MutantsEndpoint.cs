using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.Mutants;
using SdrsMock.OperationModel;
using SdrsMock.Pipeline;
using SdrsMock.Schemas;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET mutants</c>: the respects in which the mock can behave wrong, by <c>family</c>, <c>operation</c> and <c>constraint</c>, and
/// those that calls <c>reached</c> while they were observed.
/// <c>GET</c>, <c>PUT</c> and <c>DELETE mutant</c>: the one that is on in a project, or in all without <c>project_id</c>, and how often it
/// changed something.
/// </summary>
internal sealed class MutantsEndpoint(MockEngine engine) : IControlEndpoint
{
    private const string Family = "family";
    private const string OperationName = "operation";
    private const string Constraint = "constraint";
    private const string Id = "id";
    private const string Observe = "observe";
    private const string Reached = "reached";

    private MutantControl Mutants => engine.Mutants;

    public IReadOnlyList<ControlRoute> Routes =>
    [
        new("GET", "mutants", List, Family, OperationName, Constraint, Reached),
        new("GET", "mutant", call => Show(Mutants.Switch.Find(call.ProjectIdParameter))),
        new("PUT", "mutant", Set),
        new("DELETE", "mutant", Clear),
    ];

    private Response List(ControlRequest call)
    {
        var (family, operation, constraint) = (call.Parameter(Family), call.Parameter(OperationName), call.Parameter(Constraint));
        if (family is not null && !MutantFamilies.Names.Contains(family))
        {
            throw new ControlPlaneException(
                400, $"{Family}: \"{family}\" is invalid; use {string.Join(", ", MutantFamilies.Names)}.");
        }

        KnownNames.Check(OperationName, operation, Catalog.Operations.Select(entry => entry.Name), "an operation");
        KnownNames.Check(Constraint, constraint, Catalog.Constraints.Select(entry => entry.Id), "a constraint");
        var observed = FindReached(call);
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("mutants");
            foreach (var mutant in Mutants.All.Where(mutant => (family is null || MutantFamilies.NameOf(mutant.Family) == family)
                && (operation is null || mutant.Operation == operation) && (constraint is null || mutant.Constraint == constraint)
                && observed?.Reached.Contains(mutant.Id) is not false))
            {
                json.WriteStartObject();
                json.WriteString(Id, mutant.Id);
                json.WriteString(Family, MutantFamilies.NameOf(mutant.Family));
                json.WriteString(OperationName, mutant.Operation);
                json.WriteString(Constraint, mutant.Constraint);
                json.WriteString("description", mutant.Description);
                if (observed is not null)
                {
                    json.WriteBoolean("changes", observed.Value.Changing.Contains(mutant.Id));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private Response Set(ControlRequest call)
    {
        if (call.Body is not { ValueKind: JsonValueKind.Object } body || body.EnumerateObject().ToList() is not [var member]
            || (member.Name, member.Value.ValueKind) is not ((Id, JsonValueKind.String) or (Observe, JsonValueKind.True)))
        {
            throw new ControlPlaneException(400, "The body is invalid; send {\"id\":\"PI-CREATE-03:skip\"} or {\"observe\":true}.");
        }

        if (member.Name == Observe)
        {
            Mutants.Observe(call.ProjectIdParameter);
            return Response.NoContent;
        }

        try
        {
            var mutation = Mutants.Set(member.Value.GetString()!, call.ProjectIdParameter);
            Record(call);
            return Show(mutation);
        }
        catch (ArgumentException exception)
        {
            throw new ControlPlaneException(400, $"{exception.Message}.");
        }
    }

    // The ids that an observation noted; null without ?reached.
    private (HashSet<string> Reached, HashSet<string> Changing)? FindReached(ControlRequest call) => call.Parameter(Reached) switch
    {
        null => null,
        not "true" and var value => throw new ControlPlaneException(400, $"{Reached}: \"{value}\" is invalid; use true or leave it out."),
        _ => Mutants.FindObserver(call.ProjectIdParameter) is { } observer
            ? ([.. observer.Reached], [.. observer.Changing])
            : throw new ControlPlaneException(
                409, "No calls are observed; PUT /__sdrs/mutant with {\"observe\":true} before the calls of the tests."),
    };

    private Response Clear(ControlRequest call)
    {
        Mutants.Switch.Set(call.ProjectIdParameter, null);
        Record(call);
        return Response.NoContent;
    }

    // A mutant of all projects is shown in the history of the default project.
    private void Record(ControlRequest call)
    {
        engine.Commands.Execute(call.ProjectId, new SettingCommand(call.Request.Method, SettingCommand.Mutant, call.Request.Body));
        engine.Changes.RecordMutant(call.ProjectIdParameter);
    }

    private static Response Show(ActiveMutation? active) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString(Id, active?.Id);
        json.WriteNumber("strikes", active?.Strikes ?? 0);
        json.WriteEndObject();
    });
}
