using System.Text.Json.Serialization;

namespace SdrsMock.Keystone;

/// <summary>JSON serialization of the responses of Keystone.</summary>
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(ListView))]
[JsonSerializable(typeof(VersionResponse))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class KeystoneJson : JsonSerializerContext;
