using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Play;

[JsonSerializable(typeof(string))]
internal sealed partial class HttpExchangeJsonContext : JsonSerializerContext;
