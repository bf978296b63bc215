using System.Text.Json.Serialization;

namespace SdrsMock.Jobs;

[JsonSerializable(typeof(string))]
internal sealed partial class ReasonJson : JsonSerializerContext;
