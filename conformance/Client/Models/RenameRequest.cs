using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

// Body that the client builds from the parameters of a method.

internal sealed record RenameRequest([property: JsonPropertyName("name")] string Name);
