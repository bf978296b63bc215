using System.Globalization;
using System.Xml;

namespace SdrsMock.Common;

/// <summary>Parses durations: <c>2s</c>, <c>500ms</c>, <c>1.5h</c>, a number of seconds, or ISO 8601 such as <c>PT2S</c>.</summary>
internal static class DurationParser
{
    /// <summary>The duration; null if the text is invalid or exceeds <see cref="TimeSpan.MaxValue"/>.</summary>
    public static TimeSpan? Parse(string text)
    {
        try
        {
            var unit = text.AsSpan().TrimStart("0123456789.");
            if (text.StartsWith('P'))
            {
                return XmlConvert.ToTimeSpan(text);
            }

            var digits = text.AsSpan(0, text.Length - unit.Length);
            return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? Multiply(number, unit)
                : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static TimeSpan? Multiply(double number, ReadOnlySpan<char> unit) => unit switch
    {
        "ms" => TimeSpan.FromMilliseconds(number),
        "s" or "" => TimeSpan.FromSeconds(number),
        "m" => TimeSpan.FromMinutes(number),
        "h" => TimeSpan.FromHours(number),
        _ => null,
    };
}
