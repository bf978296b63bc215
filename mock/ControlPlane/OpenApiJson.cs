using System.Text.Json.Nodes;

namespace SdrsMock.ControlPlane;

/// <summary>JSON serialization of the OpenAPI document.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(JsonObject))]
internal sealed partial class OpenApiJson : System.Text.Json.Serialization.JsonSerializerContext;
