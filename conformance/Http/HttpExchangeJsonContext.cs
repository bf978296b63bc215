using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Http;

[JsonSerializable(typeof(string))]
internal sealed partial class HttpExchangeJsonContext : JsonSerializerContext;
