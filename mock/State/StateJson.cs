using System.Text.Json.Serialization;
using SdrsMock.Model;

namespace SdrsMock.State;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ProjectStateDto))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(Tag))]
internal sealed partial class StateJson : JsonSerializerContext;
