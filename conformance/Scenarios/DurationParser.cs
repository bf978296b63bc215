using System.Globalization;
using System.Xml;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Parses durations: <c>500ms</c>, <c>60s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>, or ISO 8601 as in <c>PT30S</c>.</summary>
internal static class DurationParser
{
    /// <exception cref="FormatException">The text is not a duration.</exception>
    public static TimeSpan Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a duration; use one such as 60s, 5m or PT30S");

    public static TimeSpan? TryParse(string text)
    {
        try
        {
            return text.StartsWith('P') ? XmlConvert.ToTimeSpan(text) : ParseWithUnit(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    public static string ToIso(TimeSpan time) => XmlConvert.ToString(time);

    private static TimeSpan? ParseWithUnit(string text)
    {
        var digits = text.Length - text.AsSpan().TrimStart("0123456789.").Length;
        return double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? text[digits..].Trim() switch
            {
                "ms" => TimeSpan.FromMilliseconds(number),
                "s" => TimeSpan.FromSeconds(number),
                "m" or "min" => TimeSpan.FromMinutes(number),
                "h" => TimeSpan.FromHours(number),
                "d" => TimeSpan.FromDays(number),
                _ => null,
            }
            : null;
    }
}
