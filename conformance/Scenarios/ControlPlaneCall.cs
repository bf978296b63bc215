using System.Text.Json;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>A call of the control plane, from <c>schemas/catalog/control-plane.json</c>.</summary>
/// <param name="Name">Its name after <c>mock:</c>.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path template.</param>
/// <param name="Description">Its purpose.</param>
/// <param name="Durations">Names whose values may be durations such as 60s; they are sent as ISO 8601.</param>
internal sealed record ControlPlaneCall(string Name, string Method, string Path, string Description, string[]? Durations)
{
    private static readonly Lazy<ControlPlaneCall[]> s_all =
        new(() => [.. SchemaFiles.Parse("catalog/control-plane.json").EnumerateArray().Select(FromEntry)]);

    public static IReadOnlyList<ControlPlaneCall> All => s_all.Value;

    /// <summary>Whether it is no call about one project, so that it takes no <c>project_id</c>.</summary>
    public bool IsOfAllProjects { get; private init; }

    /// <summary>Whether the request has a body.</summary>
    public bool HasBody => Method is "POST" or "PUT" or "PATCH";

    public static ControlPlaneCall? Find(string name) => Array.Find(s_all.Value, call => call.Name == name);

    private static ControlPlaneCall FromEntry(JsonElement entry) => new(
        entry.GetProperty("name").GetString()!,
        entry.GetProperty("method").GetString()!,
        entry.GetProperty("path").GetString()!,
        entry.GetProperty("description").GetString()!,
        entry.TryGetProperty("durations", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : null)
    {
        IsOfAllProjects = entry.TryGetProperty("whole", out _),
    };
}
