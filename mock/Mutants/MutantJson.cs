using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SdrsMock.Mutants;

/// <summary>JSON serialization of changed responses.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class MutantJson : JsonSerializerContext;
