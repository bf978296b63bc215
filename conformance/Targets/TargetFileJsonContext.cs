using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Targets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(TargetFileDto))]
internal sealed partial class TargetFileJsonContext : JsonSerializerContext;
