using System.Text.Json.Nodes;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.OpenApi;

/// <summary>Describes what one method of one path does. OpenAPI allows one description for the operations that share both.</summary>
internal sealed class OperationDescriber(SchemaExporter schemas, ExampleSet examples)
{
    private const string ProjectIdPattern = "^[0-9A-Fa-f]{32}$";
    private const string OtherListSpellings = "Also accepted: the ids in one value, separated by commas, and the documented URL-encoded "
        + "JSON text [\"a\",\"b\"].";

    /// <summary>The ids of the descriptions that stand for several operations.</summary>
    private static readonly Dictionary<string, string> s_sharedIds = new()
    {
        ["/v1/{project_id}/server-groups/{server_group_id}/action"] = "RunProtectionGroupAction",
        ["/v1/{project_id}/protected-instances/{protected_instance_id}/tags/action"] = "BatchAddOrDeleteTags",
    };

    /// <summary>Describes the operations of one method and path.</summary>
    public JsonObject Describe(IReadOnlyList<Operation> operations)
    {
        var (first, contract) = (operations[0], operations[0].Contract);
        var id = operations.Count == 1 ? first.Name : s_sharedIds[contract.Path];
        var described = new JsonObject
        {
            ["operationId"] = id,
            ["tags"] = new JsonArray(TagOf(first)),
            ["summary"] = string.Join("; or: ", operations.Select(operation => operation.Contract.Title)),
            ["description"] = string.Join("\n\n", operations.Select(DescriptionOf)),
            ["parameters"] = new JsonArray([
                .. contract.PathParameters.Select(name => PathParameter(first.Name, name)),
                .. contract.Query.Names.Select(name => QueryParameter(first.Name, name)).OfType<JsonObject>(),
            ]),
        };
        if (contract.Sample is not null)
        {
            described["requestBody"] = RequestBody(id, operations);
        }

        described["responses"] = Responses(operations);
        if (operations.Count > 1)
        {
            described["x-operations"] = new JsonArray([.. operations.Select(operation => (JsonNode?)operation.Name)]);
        }

        return described;
    }

    /// <summary>The tag of an operation: its chapter, in words.</summary>
    public static string TagOf(Operation operation)
    {
        var words = Catalog.Operation(operation.Name)!.Chapter.Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string DescriptionOf(Operation operation) =>
        $"{operation.Name}: {operation.Contract.Title}. Documentation: {operation.Contract.Page}";

    private JsonObject RequestBody(string id, IReadOnlyList<Operation> operations)
    {
        var bodies = operations.Select(operation => schemas.Export($"{operation.Name}.request.json")).ToList();
        var merged = SchemaMerger.Merge(bodies);
        if (operations.Count > 1 && merged["required"] is null)
        {
            (merged["minProperties"], merged["maxProperties"]) = (1, 1);
        }

        if (merged["description"] is null)
        {
            merged["description"] = $"Request of {string.Join(", ", operations.Select(operation => operation.Name))}.";
        }

        var content = new JsonObject { ["schema"] = schemas.AddComponent($"{id}Request", merged) };
        if (operations.Count == 1)
        {
            content["example"] = examples.Body(operations[0]);
        }
        else
        {
            content["examples"] = new JsonObject(operations.Select(operation => KeyValuePair.Create(
                operation.Name,
                (JsonNode?)new JsonObject { ["summary"] = operation.Contract.Title, ["value"] = examples.Body(operation) })));
        }

        // A body is needed if {} is rejected: an empty body counts as that.
        var empty = JsonElements.Empty;
        return new()
        {
            ["required"] = operations.Count > 1 || operations[0].Contract.Body.Check(empty) is not null,
            ["content"] = new JsonObject { ["application/json"] = content },
        };
    }

    private JsonObject Responses(IReadOnlyList<Operation> operations)
    {
        var contract = operations[0].Contract;
        var success = new JsonObject { ["description"] = SuccessOf(operations[0]) };
        if (contract.Success != 204)
        {
            var content = new JsonObject { ["schema"] = ResponseSchema(operations[0].Name) };
            if (operations.Select(operation => examples.Response(operation.Name)).FirstOrDefault(body => body is not null) is { } example)
            {
                content["example"] = example;
            }

            success["content"] = new JsonObject { ["application/json"] = content };
        }

        var responses = new JsonObject { [$"{contract.Success}"] = success };
        foreach (var (status, name) in ErrorResponses.NameByStatus)
        {
            responses[status] = new JsonObject { ["$ref"] = $"#/components/responses/{name}" };
        }

        return responses;
    }

    private JsonObject ResponseSchema(string operation)
    {
        var schema = schemas.Export($"{operation}.response.json");
        if (schema["properties"] is null)
        {
            return schema;
        }

        schema["description"] ??= $"Response of {operation}.";
        return schemas.AddComponent($"{operation}Response", schema);
    }

    private static string SuccessOf(Operation operation) => Catalog.Operation(operation.Name)!.Response switch
    {
        "job" => "Accepted; the job returns the result.",
        "list" => "The list.",
        "empty" => "Done.",
        _ => "The resource.",
    };

    private JsonObject PathParameter(string operation, string name)
    {
        var schema = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        if (name == "project_id")
        {
            schema["pattern"] = ProjectIdPattern;
        }

        return new()
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["description"] = $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}.",
            ["schema"] = schema,
            ["example"] = examples.Parameter(operation, name, schema),
        };
    }

    private JsonObject? QueryParameter(string operation, string name)
    {
        if (schemas.ExportParameter(operation, name) is not { } schema)
        {
            return null;
        }

        var parameter = new JsonObject { ["name"] = name, ["in"] = "query", ["required"] = false };
        if (schema.Remove("description", out var description))
        {
            parameter["description"] = description;
        }

        if ((string?)schema["type"] == "array")
        {
            parameter["description"] = $"{(string?)description} {OtherListSpellings}";
            (parameter["style"], parameter["explode"]) = ("form", true);
        }

        (parameter["schema"], parameter["example"]) = (schema, examples.Parameter(operation, name, schemas.Resolve(schema)));
        return parameter;
    }
}
