using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.OperationModel;

namespace SdrsMock.Mutants;

/// <summary>Changes the JSON body of an operation's successful responses.</summary>
/// <param name="operation">The operation.</param>
/// <param name="change">Changes the body; returns whether it did.</param>
internal sealed class JsonMutation(string operation, Func<JsonObject, bool> change) : Mutation
{
    public override Response ChangeResponse(Response response, ApiRequest request, string? name) =>
        name == operation && response is { Rejection: null, Body.IsEmpty: false } ? Change(response, change) : response;

    /// <summary>A response with a changed body; the same instance if the change does not apply.</summary>
    public static Response Change(Response response, Func<JsonObject, bool> change) =>
        JsonNode.Parse(response.Body.Span) is JsonObject body && change(body)
            ? response with { Body = JsonSerializer.SerializeToUtf8Bytes(body, MutantJson.Default.JsonObject) }
            : response;
}
