using System.Text;
using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.OperationModel;

namespace SdrsMock.OpenApi;

/// <summary>
/// Example values that work on a fresh mock: fixtures of the inventory, and the ids that the first resources of a project get. They
/// are recorded by calling a second mock in memory, with the same seed, in the order of the document.
/// </summary>
/// <remarks>
/// The examples of deletions name resources that do not exist: who runs all examples in order keeps what later calls need.
/// </remarks>
internal sealed class ExampleSet
{
    private static readonly Dictionary<string, string> s_variableByEntity = new()
    {
        ["server_group_id"] = "group",
        ["protected_instance_id"] = "instance",
        ["replication_pair_id"] = "pair",
        ["disaster_recovery_drill_id"] = "drill",
        ["nic_id"] = "nic",
    };

    private static readonly Dictionary<string, string> s_variableByParameter = new()
    {
        ["project_id"] = "project_id",
        ["server_group_id"] = "group",
        ["server_group_ids"] = "group",
        ["protected_instance_id"] = "instance",
        ["protected_instance_ids"] = "instance",
        ["replication_id"] = "pair",
        ["disaster_recovery_drill_id"] = "drill",
        ["job_id"] = "job",
        ["failure_job_id"] = "unknown_job",
        ["availability_zone"] = "source_az",
        ["drill_vpc_id"] = "vpc",
        ["volume_id"] = "volume_a",
    };

    private static readonly Dictionary<string, JsonNode> s_valueByParameter = new()
    {
        ["api_version"] = "v1",
        ["key"] = "env",
        ["limit"] = 10,
        ["offset"] = 0,
        ["name"] = "group",
        ["resource_name"] = "group",
        ["status"] = "available",
        ["start_time"] = "2026-01-01 00:00:00.000",
        ["end_time"] = "2026-12-31 23:59:59.999",
    };

    private readonly Dictionary<string, string> _values;
    private readonly Dictionary<string, JsonNode> _responses = [];

    private ExampleSet(MockEngine engine, string projectId)
    {
        _values = engine.GetVariables(projectId).ToDictionary();
        foreach (var variable in s_variableByEntity.Values)
        {
            _values[variable] = _values[$"unknown_{variable}"] = DeterministicIds.Uuid(engine.Options.Seed, "example", variable);
        }

        _values["job"] = _values["unknown_job"] = DeterministicIds.Uuid(engine.Options.Seed, "example", "job").Replace("-", "");
    }

    /// <summary>Records the examples of a project.</summary>
    /// <param name="options">The options of the mock whose document is made.</param>
    /// <param name="projectId">The project that the examples name.</param>
    /// <param name="order">The names of the operations in the order of the document.</param>
    public static ExampleSet Record(MockOptions options, string projectId, IEnumerable<string> order)
    {
        using var engine = new MockEngine(new()
        {
            Edition = options.Edition,
            Seed = options.Seed,
            Quirks = options.Quirks,
            Inventory = options.Inventory,
            JobDuration = TimeSpan.Zero,
            CompanionServices = false,
            JournalSize = 0,
        });
        var examples = new ExampleSet(engine, projectId);
        var operations = engine.Operations.ToDictionary(operation => operation.Name);
        foreach (var name in order.Where(name => !IsDeletion(name)))
        {
            examples.Call(engine, operations[name]);
        }

        return examples;
    }

    /// <summary>The body of a successful response, or null if the call was rejected or has none.</summary>
    public JsonNode? Response(string operation) => _responses.GetValueOrDefault(operation)?.DeepClone();

    /// <summary>The body of a request, or null if the operation has none.</summary>
    public JsonNode? Body(Operation operation) => operation.Contract.Sample is { } sample
        ? JsonNode.Parse(Fill(sample.GetRawText(), IsDeletion(operation.Name)))
        : null;

    /// <summary>The value of a parameter.</summary>
    public JsonNode Parameter(string operation, string name, JsonObject schema)
    {
        if (s_variableByParameter.TryGetValue(name, out var variable))
        {
            var value = Value(variable, IsDeletion(operation));
            return (string?)schema["type"] == "array" ? new JsonArray(value) : value;
        }

        return s_valueByParameter.GetValueOrDefault(name)?.DeepClone()
            ?? (schema["enum"] as JsonArray)?[0]?.DeepClone()
            ?? throw new InvalidOperationException($"parameter {name} has no example; add one in {nameof(ExampleSet)}");
    }

    private static bool IsDeletion(string operation) =>
        operation.Contains("Delete", StringComparison.Ordinal) || operation.StartsWith("Detach", StringComparison.Ordinal);

    private void Call(MockEngine engine, Operation operation)
    {
        var contract = operation.Contract;
        var path = contract.PathParameters.Aggregate(contract.Path, (path, name) =>
            path.Replace($"{{{name}}}", (string)Parameter(operation.Name, name, [])!, StringComparison.Ordinal));
        var response = Send(engine, contract.Method, path, Body(operation)?.ToJsonString() ?? "");
        if (response.Rejection is null && !response.Body.IsEmpty)
        {
            _responses[operation.Name] = JsonNode.Parse(response.Body.Span)!;
        }

        if (response.Job is { } job)
        {
            // The next call completes the job, which may add entities.
            Send(engine, "GET", $"/v1/{_values["project_id"]}/sdrs/quotas", "");
            Learn("job", job.Id);
            foreach (var (entity, variable) in s_variableByEntity)
            {
                Learn(variable, job.Entities[entity]);
            }
        }
    }

    // The first resource of each kind is the one that the examples name.
    private void Learn(string variable, string? value)
    {
        if (value is not null && _values[variable] == _values[$"unknown_{variable}"])
        {
            _values[variable] = value;
        }
    }

    private Response Send(MockEngine engine, string method, string path, string body) => engine.Pipeline.Handle(
        new()
        {
            Id = "example",
            Method = method,
            RawPath = path,
            RawQuery = "",
            Header = name => name == "X-Auth-Token" ? _values["token"] : name == "Content-Type" ? "application/json" : null,
            Body = Encoding.UTF8.GetBytes(body),
            BaseUrl = BaseUrl.None,
        },
        new RequestContext());

    private string Fill(string text, bool isDeletion) => _values.Keys.Aggregate(
        text, (filled, name) => filled.Replace($"{{{name}}}", Value(name, isDeletion), StringComparison.Ordinal));

    private string Value(string variable, bool isDeletion) =>
        isDeletion && _values.TryGetValue($"unknown_{variable}", out var unknown) ? unknown : _values[variable];
}
