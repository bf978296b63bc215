using System.Globalization;
using System.Text.Json;

namespace SdrsMock.Common;

/// <summary>The spellings of a time on the wire, all UTC. Ledger: limits.md, "Id and time formats"; conflicts.md C-28, C-29.</summary>
internal static class WireTimeFormat
{
    // Of the round-trip form.
    private const int MaxLength = 28;

    /// <summary>Of groups, instances, drills and RPO records: <c>2024-03-05 08:15:42.377</c>.</summary>
    public static void WriteSpaced(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time) =>
        json.WriteString(name, FormatSpaced(time, 23, stackalloc char[MaxLength], between: ' '));

    /// <summary>What <see cref="WriteSpaced"/> wrote; null for anything else.</summary>
    public static DateTimeOffset? ReadSpaced(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Milliseconds since 1970: see <see cref="Quirks.ByTagsEpoch"/>.</summary>
    public static void WriteEpoch(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time) => json.WriteNumber(name, time.ToUnixTimeMilliseconds());

    /// <summary>Of jobs and failed tasks: <c>2024-03-05T08:15:42.377Z</c>.</summary>
    public static string FormatZoned(DateTimeOffset time) => $"{FormatSpaced(time, 23, stackalloc char[MaxLength])}Z";

    /// <summary>Of replication pairs: <c>2024-03-05T08:15:42.377000</c>.</summary>
    public static string Microseconds(DateTimeOffset time) => new(FormatSpaced(time, 26, stackalloc char[MaxLength]));

    // The runtime writes its round-trip form several times as fast as one that is described to it, and all of ours begin like it.
    private static ReadOnlySpan<char> FormatSpaced(DateTimeOffset time, int length, Span<char> text, char between = 'T')
    {
        time.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[10] = between;
        return text[..length];
    }
}
