using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Client.Json;

/// <summary>
/// Reads the time formats of the service: <c>2026-01-02 03:04:05.6</c>, <c>2026-01-02T03:04:05.678Z</c>, and milliseconds since
/// 1970. A time without a zone is UTC. Writes the first format with three decimal places, as query parameters require.
/// </summary>
internal sealed class SdrsTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadOrNull(ref reader) ?? throw new JsonException("the time is empty");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture));

    public static DateTimeOffset? ReadOrNull(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out var milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        JsonTokenType.String when reader.GetString() is { Length: > 0 } text =>
            DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
            : throw new JsonException($"'{text}' is not a time"),
        JsonTokenType.String or JsonTokenType.Null => null,
        _ => throw new JsonException("the time is neither a string nor a number"),
    };
}
