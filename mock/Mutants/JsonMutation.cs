using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.OperationModel;

namespace SdrsMock.Mutants;

/// <summary>Changes the JSON body of an operation's successful responses.</summary>
/// <param name="operation">The operation.</param>
/// <param name="change">Changes the body; returns whether it did.</param>
/// <param name="applies">Whether it would change a body; null tries it.</param>
internal sealed class JsonMutation(string operation, Func<JsonObject, bool> change, Func<JsonElement, bool>? applies = null) : Mutation
{
    public override Response ChangeResponse(Response response, ApiRequest request, string? name) =>
        Concerns(response, name) ? Change(response, change) : response;

    public override bool WouldChangeResponse(Response response, JsonElement body, ApiRequest request, string? name) =>
        applies is null ? base.WouldChangeResponse(response, body, request, name)
            : Concerns(response, name) && body.ValueKind is JsonValueKind.Object && applies(body);

    private bool Concerns(Response response, string? name) => name == operation && response is { Rejection: null, Body.IsEmpty: false };

    /// <summary>A response with a changed body; the same instance if the change does not apply.</summary>
    public static Response Change(Response response, Func<JsonObject, bool> change) =>
        JsonNode.Parse(response.Body.Span) is JsonObject body && change(body)
            ? response with { Body = JsonSerializer.SerializeToUtf8Bytes(body, MutantJson.Default.JsonObject) }
            : response;
}
