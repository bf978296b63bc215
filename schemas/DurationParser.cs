using System.Globalization;
using System.Xml;

namespace SdrsMock.Schemas;

/// <summary>
/// Parses durations: <c>500ms</c>, <c>60s</c>, <c>5m</c> or <c>5min</c>, <c>1.5h</c>, <c>1d</c>, or ISO 8601 as in <c>PT30S</c>.
/// </summary>
internal static class DurationParser
{
    /// <summary>Parses a duration.</summary>
    /// <exception cref="FormatException">The text is not a duration.</exception>
    public static TimeSpan Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a duration; use one such as 60s, 5m or PT30S");

    /// <summary>The duration; null if the text is invalid or exceeds <see cref="TimeSpan.MaxValue"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="defaultUnit">The unit of a number without one; null where a unit is required.</param>
    public static TimeSpan? TryParse(string text, string? defaultUnit = null)
    {
        try
        {
            return text.StartsWith('P') ? XmlConvert.ToTimeSpan(text) : ParseWithUnit(text, defaultUnit);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The duration as ISO 8601.</summary>
    public static string ToIso(TimeSpan time) => XmlConvert.ToString(time);

    private static TimeSpan? ParseWithUnit(string text, string? defaultUnit)
    {
        var digits = text.Length - text.AsSpan().TrimStart("0123456789.").Length;
        return double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (text[digits..].Trim() is { Length: > 0 } unit ? unit : defaultUnit) switch
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
