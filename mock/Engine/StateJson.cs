using System.Text.Json.Serialization;
using SdrsMock.Resources;

namespace SdrsMock.Engine;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ProjectStateDto))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(GlobalStateDto))]
internal sealed partial class StateJson : JsonSerializerContext;
