using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.ControlPlane;

/// <summary><c>GET openapi.json</c>: an OpenAPI 3.1 description made from the schemas and the catalog.</summary>
/// <remarks>OpenAPI cannot key two operations on one method and path; those that share one are listed together under it.</remarks>
internal sealed class OpenApiEndpoint(MockEngine engine) : IControlEndpoint
{
    private readonly Lazy<byte[]> _document = new(() => JsonSerializer.SerializeToUtf8Bytes(Document(engine.Operations), OpenApiJson.Default.JsonObject));

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
            // The first version whose schemas know null as a type.
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Storage Disaster Recovery Service", ["version"] = "v1" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "X-Auth-Token" } },
            },
        };
    }

    private static JsonObject Describe(IReadOnlyList<Operation> sharing)
    {
        var contract = sharing[0].Contract;
        var names = sharing.Select(operation => operation.Name).ToList();
        var described = new JsonObject
        {
            ["operationId"] = string.Join("Or", names),
            ["summary"] = string.Join("; or: ", sharing.Select(operation => operation.Contract.Title)),
            ["parameters"] = new JsonArray([
                .. contract.PathParameters.Select(name => Parameter(name, "path", new() { ["type"] = "string" })),
                .. contract.Query.Names.Select(name => Parameter(name, "query", SchemaFiles.Inline($"{names[0]}.request.json")["x-query"]!["properties"]![name]!.DeepClone().AsObject())),
            ]),
            ["responses"] = new JsonObject
            {
                [$"{contract.Success}"] = contract.Success == 204
                    ? new JsonObject { ["description"] = "Done" }
                    : new JsonObject { ["description"] = "Accepted", ["content"] = Content(SchemaFiles.Inline($"{names[0]}.response.json")) },
                ["default"] = new JsonObject { ["description"] = "Refused", ["content"] = Content(SchemaFiles.Inline("types/error.json")) },
            },
        };
        if (contract.Sample is not null)
        {
            described["requestBody"] = new JsonObject
            {
                ["content"] = Content(sharing.Count == 1
                    ? SchemaFiles.Inline($"{names[0]}.request.json")
                    : new JsonObject { ["oneOf"] = new JsonArray([.. names.Select(name => SchemaFiles.Inline($"{name}.request.json"))]) }),
            };
        }

        return described;
    }

    private static JsonObject Parameter(string name, string place, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = place == "path",
        ["schema"] = schema,
    };

    private static JsonObject Content(JsonNode schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };
}
