using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.ControlPlane;

/// <summary><c>GET openapi.json</c>: an OpenAPI 3.1 description generated from the schemas and the catalog.</summary>
/// <remarks>OpenAPI allows one operation per method and path; operations that share both are described together.</remarks>
internal sealed class OpenApiEndpoint(MockEngine engine) : IControlEndpoint
{
    private readonly Lazy<byte[]> _document = new(
        () => JsonSerializer.SerializeToUtf8Bytes(Document(engine.Operations), OpenApiJson.Default.JsonObject));

    public string Name => "openapi.json";

    public Response? Handle(ControlRequest call) => call is not { Method: "GET", PathSegments: [] } ? null : new(200, _document.Value);

    private static JsonObject Document(IEnumerable<Operation> operations)
    {
        var paths = new JsonObject();
        foreach (var path in operations.GroupBy(operation => operation.Contract.Path))
        {
            var methods = new JsonObject();
            foreach (var method in path.GroupBy(operation => operation.Contract.Method))
            {
                methods[method.Key.ToLowerInvariant()] = Describe([.. method]);
            }

            paths[path.Key] = methods;
        }

        return new()
        {
            // The first version whose schemas allow null as a type.
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Storage Disaster Recovery Service", ["version"] = "v1" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["token"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "X-Auth-Token" },
                },
            },
        };
    }

    private static JsonObject Describe(IReadOnlyList<Operation> operations)
    {
        var contract = operations[0].Contract;
        var names = operations.Select(operation => operation.Name).ToList();
        var response = SchemaFiles.Inline($"{names[0]}.response.json");
        var described = new JsonObject
        {
            ["operationId"] = string.Join("Or", names),
            ["summary"] = string.Join("; or: ", operations.Select(operation => operation.Contract.Title)),
            ["parameters"] = new JsonArray([
                .. contract.PathParameters.Select(name => Parameter(name, "path", new() { ["type"] = "string" })),
                .. contract.Query.Names.Select(name => Parameter(name, "query", QuerySchema(names[0], name))),
            ]),
            ["responses"] = new JsonObject
            {
                [$"{contract.Success}"] = contract.Success == 204
                    ? new JsonObject { ["description"] = "Done" }
                    : new JsonObject { ["description"] = "Accepted", ["content"] = Content(response) },
                ["default"] = new JsonObject { ["description"] = "Error", ["content"] = Content(SchemaFiles.Inline("types/error.json")) },
            },
        };
        if (contract.Sample is not null)
        {
            described["requestBody"] = new JsonObject
            {
                ["content"] = Content(operations.Count == 1
                    ? SchemaFiles.Inline($"{names[0]}.request.json")
                    : new JsonObject { ["oneOf"] = new JsonArray([.. names.Select(name => SchemaFiles.Inline($"{name}.request.json"))]) }),
            };
        }

        return described;
    }

    private static JsonObject QuerySchema(string operation, string parameter) =>
        SchemaFiles.Inline($"{operation}.request.json")["x-query"]!["properties"]![parameter]!.DeepClone().AsObject();

    private static JsonObject Parameter(string name, string location, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = location,
        ["required"] = location == "path",
        ["schema"] = schema,
    };

    private static JsonObject Content(JsonNode schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };
}
