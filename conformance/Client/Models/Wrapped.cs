using System.Text.Json.Serialization;

namespace SdrsMock.Client;

// Bodies that the client makes of a method's parameters.

internal sealed record RenameRequest([property: JsonPropertyName("name")] string Name);
