using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>A place at which two JSON values differ.</summary>
/// <param name="Path">Such as <c>group.status</c> or <c>pairs[0]</c>; empty for the whole value.</param>
/// <param name="Left">The value on the left; null where it has none.</param>
/// <param name="Right">The value on the right; null where it has none.</param>
internal readonly record struct JsonDifference(string Path, JsonElement? Left, JsonElement? Right);
