using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Formats the value of a workbook's cell as the spreadsheet shows it.</summary>
internal static partial class WorkbookCell
{
    private const double MinScientific = 1e11;
    private const double MinDecimal = 1e-4;

    /// <param name="value">The value: text, number, date, time, Boolean, or null.</param>
    /// <param name="format">The number format of the cell, such as <c>0000</c> or <c>yyyy-mm-dd</c>; null for the general format.</param>
    public static string Format(object? value, string? format) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "TRUE" : "FALSE",
        DateTime date => date.ToString(ToDateFormat(format ?? "yyyy-mm-dd"), CultureInfo.InvariantCulture),
        TimeSpan time => Format(time),
        IConvertible number => Format(number.ToDouble(CultureInfo.InvariantCulture), format),
        _ => $"{value}",
    };

    private static string Format(TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}{(time.Seconds > 0 ? $":{time.Seconds:00}" : "")}");

    private static string Format(double number, string? format)
    {
        var sections = (format ?? "").Split(';');
        var section = number < 0 && sections.Length > 1 ? sections[1] : sections[0];
        var pattern = Decoration().Replace(section, "").Trim();
        if (pattern.Length == 0 || pattern == "@" || pattern.Equals("General", StringComparison.OrdinalIgnoreCase)
            || !NumberPattern().IsMatch(pattern))
        {
            return FormatGeneral(number);
        }

        var shown = number < 0 && sections.Length > 1 ? -number : number;
        return shown.ToString(pattern.Replace('?', '#'), CultureInfo.InvariantCulture).Trim();
    }

    // The general format shows at most 11 signs, and longer numbers with an exponent.
    private static string FormatGeneral(double number)
    {
        var size = Math.Abs(number);
        if (size >= MinScientific || (size < MinDecimal && number != 0 && Math.Round(number, 9) != number))
        {
            return number.ToString("0.#####E+00", CultureInfo.InvariantCulture);
        }

        var digits = size < 1 ? 1 : (int)Math.Floor(Math.Log10(size)) + 1;
        return number.ToString($"0.{new string('#', Math.Max(0, 10 - digits))}", CultureInfo.InvariantCulture);
    }

    // "m" is a minute after hours and before seconds, otherwise a month.
    private static string ToDateFormat(string format)
    {
        var pattern = Decoration().Replace(format.Split(';')[0], match => match.Value is ['"', .. var text, '"'] ? text : "");
        var tokens = DateToken().Matches(pattern).Select(match => match.Value).ToList();
        var isTwelveHours = tokens.Exists(token => token.Contains('/') && token.Length > 1);
        var result = new StringBuilder();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            result.Append(char.ToLowerInvariant(token[0]) switch
            {
                'm' when IsMinute(tokens, at) => new string('m', token.Length),
                'm' => new string('M', Math.Min(token.Length, 4)),
                'y' => token.Length <= 2 ? "yy" : "yyyy",
                'd' => new string('d', Math.Min(token.Length, 4)),
                'h' => new string(isTwelveHours ? 'h' : 'H', Math.Min(token.Length, 2)),
                's' => new string('s', Math.Min(token.Length, 2)),
                'a' when token.Length > 1 => "tt",
                '.' when token.Length > 1 => "." + new string('f', token.Length - 1),
                _ => $"'{token}'",
            });
        }

        return result.Length == 1 ? $"%{result}" : $"{result}";
    }

    private static bool IsMinute(List<string> tokens, int at) =>
        tokens.Take(at).LastOrDefault(IsLetters) is ['h' or 'H', ..] || tokens.Skip(at + 1).FirstOrDefault(IsLetters) is ['s' or 'S', ..];

    private static bool IsLetters(string token) => char.IsAsciiLetter(token[0]);

    // Colors, locales and conditions in brackets, padding and fill signs, quoted and escaped text.
    [GeneratedRegex(@"\[[^\]]*\]|""[^""]*""|\\.|_.|\*.", RegexOptions.CultureInvariant)]
    private static partial Regex Decoration();

    [GeneratedRegex(@"^[^0#?a-zA-Z]*[0#?][0#?,.]*(?:E[+-]0+)?\s*%?[^0#?a-zA-Z/]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|AM/PM|am/pm|A/P|\.0+|.", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex DateToken();
}
