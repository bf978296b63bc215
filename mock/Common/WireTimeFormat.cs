using System.Globalization;
using System.Text.Json;

namespace SdrsMock.Common;

/// <summary>
/// The formats of times in responses, all UTC; see schemas/notes/limits.md, "Id and time formats", and
/// schemas/notes/conflicts.md, C-28, C-29.
/// </summary>
internal static class WireTimeFormat
{
    // The length of the round-trip format.
    private const int MaxLength = 28;

    /// <summary>Writes the format of groups, instances, drills and RPO records: <c>2024-03-05 08:15:42.377</c>.</summary>
    public static void WriteSpaced(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time) =>
        json.WriteString(name, FormatSpaced(time, 23, stackalloc char[MaxLength], between: ' '));

    /// <summary>The format of <see cref="WriteSpaced"/>.</summary>
    public static string Spaced(DateTimeOffset time) => new(FormatSpaced(time, 23, stackalloc char[MaxLength], between: ' '));

    /// <summary>Parses the format of <see cref="WriteSpaced"/>; null for any other text.</summary>
    public static DateTimeOffset? ReadSpaced(string text) =>
        DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    /// <summary>Writes milliseconds since 1970; see <see cref="Quirks.ByTagsEpoch"/>.</summary>
    public static void WriteEpoch(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time) =>
        json.WriteNumber(name, time.ToUnixTimeMilliseconds());

    /// <summary>The format of jobs and failed tasks: <c>2024-03-05T08:15:42.377Z</c>.</summary>
    public static string FormatZoned(DateTimeOffset time) => $"{FormatSpaced(time, 23, stackalloc char[MaxLength])}Z";

    /// <summary>The format of replication pairs: <c>2024-03-05T08:15:42.377000</c>.</summary>
    public static string Microseconds(DateTimeOffset time) => new(FormatSpaced(time, 26, stackalloc char[MaxLength]));

    // The runtime writes its round-trip format several times as fast as a custom one, and all formats here start like it.
    private static ReadOnlySpan<char> FormatSpaced(DateTimeOffset time, int length, Span<char> text, char between = 'T')
    {
        time.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[10] = between;
        return text[..length];
    }
}
