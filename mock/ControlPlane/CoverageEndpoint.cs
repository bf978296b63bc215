using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET coverage</c>: operations, constraints, error codes, statuses and transitions, each with how the mock implements it
/// and how often it occurred since the start or the last reset; then the companion services, for which nothing is counted.
/// </summary>
internal sealed class CoverageEndpoint(MockEngine engine) : IControlEndpoint
{
    private static readonly string[] s_resources = ["protection-group", "protected-instance", "replication-pair", "dr-drill", "job"];

    private readonly Lazy<EnforcementIndex> _enforcement = new(() => EnforcementIndex.FromOperations(engine.Operations, engine.Edition));

    public IReadOnlyList<ControlRoute> Routes => [new("GET", "coverage", _ => Show())];

    private Response Show() => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("edition", engine.Edition.Name);
        Write(json, "operations", Catalog.Operations, WriteOperation);
        Write(json, "constraints", Catalog.Constraints, WriteConstraint);
        Write(json, "errors", Catalog.Errors.Where(error => error.Code is not null), WriteError);
        Write(json, "statuses", Catalog.Statuses.Where(status => s_resources.Contains(status.Resource)), WriteStatus);
        Write(json, "transitions", Catalog.Transitions, WriteTransition);
        Write(json, "helpers", engine.CompanionServiceInfos, WriteCompanionService);
        json.WriteEndObject();
    });

    private void WriteOperation(Utf8JsonWriter json, OperationEntry operation)
    {
        json.WriteString("name", operation.Name);
        json.WriteBoolean("served", engine.Operations.Any(served => served.Name == operation.Name));
        json.WriteNumber("met", engine.Coverage.OperationCalls(operation.Name));
    }

    private void WriteConstraint(Utf8JsonWriter json, ConstraintEntry constraint)
    {
        json.WriteString("id", constraint.Id);
        json.WriteString("statement", constraint.Statement);
        var enforcement = _enforcement.Value.Enforced.GetValueOrDefault(constraint.Id);
        json.WriteBoolean("enforced", enforcement is not null);
        WriteTexts(json, "where", enforcement?.Locations);
        WriteTexts(json, "codes", enforcement?.Codes);
        if (_enforcement.Value.Unenforced.TryGetValue(constraint.Id, out var reason))
        {
            json.WriteString("remark", reason);
        }

        json.WriteNumber("met", engine.Coverage.ConstraintViolations(constraint.Id));
    }

    private void WriteError(Utf8JsonWriter json, ErrorEntry error)
    {
        json.WriteString("code", error.Code);
        json.WriteNumber("status", error.Status);
        json.WriteString("message", error.Message);
        json.WriteString("message_zh", error.Chinese);
        json.WriteString("reach", _enforcement.Value.GetReach(error));
        json.WriteNumber("met", engine.Coverage.ErrorResponses(error.Code!));
    }

    private void WriteStatus(Utf8JsonWriter json, StatusEntry status)
    {
        json.WriteString("resource", status.Resource);
        json.WriteString("status", status.Status);
        json.WriteNumber("met", engine.Coverage.StatusSightings(status.Resource, status.Status));
    }

    private void WriteTransition(Utf8JsonWriter json, TransitionEntry transition)
    {
        json.WriteString("resource", transition.Resource);
        json.WriteString("operation", transition.Operation);
        json.WriteNumber("met", engine.Coverage.TransitionsTaken(transition.Operation));
    }

    private static void WriteCompanionService(Utf8JsonWriter json, CompanionServiceInfo service)
    {
        json.WriteString("name", service.Name);
        json.WriteBoolean("served", service.Served);
        WriteTexts(json, "calls", service.Calls);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string>? texts)
    {
        if (texts is not null)
        {
            json.WriteStartArray(name);
            texts.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
