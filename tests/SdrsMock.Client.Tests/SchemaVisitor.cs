using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Client.Tests;

/// <summary>Reads schemas without references for the tests.</summary>
internal static class SchemaVisitor
{
    // Each documented form of a time, and one time in it.
    private static readonly string[] s_times =
        ["2026-01-02 03:04:05.678", "2026-01-02T03:04:05.678Z", "2026-01-02T03:04:05.678000", "2026-01-02T03:04:05Z", "2026-01-02 03:04"];

    public static JsonObject Response(string operation) => SdrsMock.Schemas.SchemaFiles.Inline($"{operation}.response.json").AsObject();

    public static JsonObject Request(string operation) => SdrsMock.Schemas.SchemaFiles.Inline($"{operation}.request.json").AsObject();

    public static JsonObject Members(this JsonNode? schema) => schema?["properties"] as JsonObject ?? [];

    public static bool Requires(this JsonNode schema, string member) =>
        schema["required"] is JsonArray names && names.Any(name => (string?)name == member);

    public static bool MayBeNull(this JsonNode schema) => schema["type"] is JsonArray types && types.Any(type => (string?)type == "null");

    /// <summary>A value with every member; with <c>nulls</c>, every nullable member is null.</summary>
    public static JsonNode? Sample(this JsonNode schema, bool nulls)
    {
        if (nulls && schema.MayBeNull())
        {
            return null;
        }

        switch ((string?)(schema["type"] is JsonArray types ? types[0] : schema["type"]))
        {
            case "object" when schema.Members() is { Count: > 0 } members:
                return new JsonObject(
                    members.Where(member => !nulls || schema.Requires(member.Key))
                        .Select(member => KeyValuePair.Create(member.Key, member.Value!.Sample(nulls))));
            case "object":
                return new JsonObject { ["anything"] = "else" };
            case "array":
                return new JsonArray(schema["items"]!.Sample(nulls));
            case "integer" or "number":
                return JsonValue.Create(7);
            case "boolean":
                return JsonValue.Create(true);
            default:
                return JsonValue.Create((string?)schema["enum"]?[0] ?? Time(schema) ?? "text");
        }
    }

    /// <summary>The path of the first member of the sample that was lost.</summary>
    public static string? Lost(JsonNode? sample, JsonNode? kept, string path = "$") => (sample, kept) switch
    {
        (null, null) => null,
        (JsonObject from, JsonObject to) => from
            .Select(member => Lost(member.Value, to[member.Key], $"{path}.{member.Key}"))
            .FirstOrDefault(lost => lost is not null),
        (JsonArray from, JsonArray to) => from.Count != to.Count
            ? path
            : from.Select((item, index) => Lost(item, to[index], $"{path}[{index}]")).FirstOrDefault(lost => lost is not null),
        (JsonValue from, JsonValue to) => Same(from, to) ? null : path,
        _ => path,
    };

    private static string? Time(JsonNode schema) =>
        (string?)schema["pattern"] is { } pattern && pattern.Contains("[0-9]{4}-", StringComparison.Ordinal)
        ? s_times.First(time => System.Text.RegularExpressions.Regex.IsMatch(time, pattern))
        : null;

    private static bool Same(JsonValue from, JsonValue to) => JsonNode.DeepEquals(from, to)
        || (from.GetValueKind() is JsonValueKind.String && to.GetValueKind() is JsonValueKind.String && TimeOf(from) is { } time
            && time == TimeOf(to));

    private static DateTimeOffset? TimeOf(JsonValue value) =>
        DateTimeOffset.TryParse((string?)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
