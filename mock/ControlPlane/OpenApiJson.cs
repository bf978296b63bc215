using System.Text.Json.Nodes;

namespace SdrsMock.ControlPlane;

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonObject))]
internal sealed partial class OpenApiJson : System.Text.Json.Serialization.JsonSerializerContext;
