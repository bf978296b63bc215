using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A key with a value: a tag or an entry of the metadata.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record Label([property: JsonPropertyName("key")] string Key, [property: JsonPropertyName("value")] string Value);
