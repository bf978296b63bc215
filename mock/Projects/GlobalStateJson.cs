using System.Text.Json.Serialization;
using SdrsMock.Faults;

namespace SdrsMock.Projects;

/// <summary>Serialises the state that all projects share.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GlobalStateDto))]
[JsonSerializable(typeof(FaultRulesDto))]
[JsonSerializable(typeof(CreatedProjectsDto))]
internal sealed partial class GlobalStateJson : JsonSerializerContext;
