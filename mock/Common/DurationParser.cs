using System.Globalization;
using System.Xml;

namespace SdrsMock.Common;

/// <summary>A duration as people type it: <c>2s</c>, <c>500ms</c>, <c>1.5h</c>, a bare number of seconds, or ISO 8601 as in <c>PT2S</c>.</summary>
internal static class DurationParser
{
    /// <summary>The duration; null where the text is none, or is longer than can be counted.</summary>
    public static TimeSpan? Parse(string text)
    {
        try
        {
            var unit = text.AsSpan().TrimStart("0123456789.");
            return text.StartsWith('P') ? XmlConvert.ToTimeSpan(text)
                : double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Times(number, unit)
                : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static TimeSpan? Times(double number, ReadOnlySpan<char> unit) => unit switch
    {
        "ms" => TimeSpan.FromMilliseconds(number),
        "s" or "" => TimeSpan.FromSeconds(number),
        "m" => TimeSpan.FromMinutes(number),
        "h" => TimeSpan.FromHours(number),
        _ => null,
    };
}
