using System.Text.Json;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>A call of the mock's control plane, as <c>catalog/control-plane.json</c> lists it.</summary>
/// <param name="Name">Its name behind <c>mock:</c>.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path template.</param>
/// <param name="Description">What it does.</param>
/// <param name="Durations">Names whose values may be written as testers write times; they are sent as ISO 8601.</param>
internal sealed record ControlPlaneCall(string Name, string Method, string Path, string Description, string[]? Durations)
{
    private static readonly Lazy<ControlPlaneCall[]> s_all = new(() => [.. SchemaFiles.Parse("catalog/control-plane.json").EnumerateArray().Select(FromEntry)]);

    public static IReadOnlyList<ControlPlaneCall> All => s_all.Value;

    /// <summary>Whether it has a body.</summary>
    public bool HasBody => Method is "POST" or "PUT" or "PATCH";

    public static ControlPlaneCall? Find(string name) => Array.Find(s_all.Value, call => call.Name == name);

    private static ControlPlaneCall FromEntry(JsonElement entry) => new(
        entry.GetProperty("name").GetString()!,
        entry.GetProperty("method").GetString()!,
        entry.GetProperty("path").GetString()!,
        entry.GetProperty("description").GetString()!,
        entry.TryGetProperty("durations", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : null);
}
