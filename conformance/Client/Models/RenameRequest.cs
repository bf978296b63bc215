using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

// Bodies that the client makes of a method's parameters.

internal sealed record RenameRequest([property: JsonPropertyName("name")] string Name);
