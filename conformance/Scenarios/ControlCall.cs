using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>A call of the mock's control plane, as <c>catalogue/control-plane.json</c> lists it.</summary>
/// <param name="Name">Its name behind <c>mock:</c>.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path template.</param>
/// <param name="Description">What it does.</param>
/// <param name="Durations">Names whose values may be written as testers write times; they are sent as ISO 8601.</param>
internal sealed record ControlCall(string Name, string Method, string Path, string Description, string[]? Durations)
{
    private static readonly Lazy<ControlCall[]> s_all =
        new(() => JsonSerializer.Deserialize(SchemaFiles.Read("catalogue/control-plane.json").Span, ControlCallJson.Default.ControlCallArray)!);

    public static IReadOnlyList<ControlCall> All => s_all.Value;

    /// <summary>Whether it has a body.</summary>
    public bool HasBody => Method is "POST" or "PUT" or "PATCH";

    public static ControlCall? Find(string name) => Array.Find(s_all.Value, call => call.Name == name);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ControlCall[]))]
internal sealed partial class ControlCallJson : JsonSerializerContext;
