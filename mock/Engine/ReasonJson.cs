using System.Text.Json.Serialization;

namespace SdrsMock.Engine;

[JsonSerializable(typeof(string))]
internal sealed partial class ReasonJson : JsonSerializerContext;
