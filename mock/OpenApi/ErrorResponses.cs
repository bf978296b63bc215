using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.OpenApi;

/// <summary>The responses to rejected calls. All have one schema, which holds the service's form and the gateway's.</summary>
internal static class ErrorResponses
{
    private const string SchemaName = "ErrorResponse";

    private static readonly (string Status, string Name, string Description, ApiError Example)[] s_all =
    [
        ("400", "BadRequest", "The request, or the state of a resource that it names, is not as documented.", Errors.RequestInvalid),
        ("401", "Unauthorized", "The credentials are missing or invalid.", Errors.CredentialsUnusable),
        ("403", "Forbidden", "The caller has no permission for the operation.", Errors.OperationNotPermitted),
        ("404", "NotFound", "The path, or what it names, does not exist.", Errors.PathNotServed),
        ("429", "TooManyRequests", "There were too many calls.", Errors.Throttled),
        ("default", "Failure", "Any other failure.", Errors.InternalError),
    ];

    /// <summary>The name of the response component for each status.</summary>
    public static IEnumerable<KeyValuePair<string, string>> NameByStatus =>
        s_all.Select(response => KeyValuePair.Create(response.Status, response.Name));

    /// <summary>The response components.</summary>
    public static JsonObject Create(SchemaExporter schemas)
    {
        var schema = SchemaMerger.Merge([schemas.Export("types/error.json"), schemas.Export("types/gateway-error.json")]);
        schema["description"] = "The service's errors have error; those of the gateway in front of it have error_code and error_msg.";
        schema["minProperties"] = 1;
        var reference = schemas.AddComponent(SchemaName, schema);
        return new(s_all.Select(response => KeyValuePair.Create(response.Name, (JsonNode?)new JsonObject
        {
            ["description"] = response.Description,
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject
                {
                    ["schema"] = reference.DeepClone(),
                    ["example"] = JsonNode.Parse(
                        Response.Rejected(new(response.Example), "0123456789abcdef0123456789abcdef").Body.Span),
                },
            },
        })));
    }
}
