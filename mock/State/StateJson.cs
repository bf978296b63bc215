using System.Text.Json.Serialization;
using SdrsMock.Model;
using SdrsMock.Persistence;

namespace SdrsMock.State;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ProjectStateDto))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(GlobalStateDto))]
internal sealed partial class StateJson : JsonSerializerContext;
