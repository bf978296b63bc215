using System.Globalization;
using System.Text.RegularExpressions;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>A value in a cell, and the words in parentheses for values that cannot be typed.</summary>
internal static partial class CellValue
{
    public const string None = "(none)";
    public const string Null = "(null)";
    public const string Empty = "(empty)";

    private const int MaxRepetition = 64 << 20;

    /// <summary>Reads a value up to the next separator. Inside JSON and double quotes a semicolon is part of the value.</summary>
    public static string Read(string cell, ref int at)
    {
        while (at < cell.Length && cell[at] == ' ')
        {
            at++;
        }

        var start = at;
        if (at < cell.Length && cell[at] == '"')
        {
            SkipQuoted(cell, ref at);
        }
        else if (at < cell.Length && cell[at] is '[' or '{' && !Variables.StartsWithReference(cell.AsSpan(at)))
        {
            SkipBracketed(cell, ref at);
        }

        while (at < cell.Length && cell[at] is not (';' or '\n'))
        {
            at++;
        }

        return cell[start..at].Trim();
    }

    /// <summary>Reads a regular expression, in which a bracket or a quote need not be closed.</summary>
    public static string ReadPattern(string cell, ref int at)
    {
        var start = at;
        try
        {
            return Read(cell, ref at);
        }
        catch (FormatException)
        {
            at = cell.AsSpan(start).IndexOfAny(';', '\n') is var length and >= 0 ? start + length : cell.Length;
            return cell[start..at].Trim();
        }
    }

    /// <summary>Whether the text is a repetition such as <c>(65 x a)</c>, and its value: 65 times <c>a</c>.</summary>
    /// <exception cref="FormatException">The value is too long.</exception>
    public static bool IsRepetition(string text, out string repeated)
    {
        repeated = "";
        if (text.StartsWith('(') && Repetition().Match(text) is { Success: true } match)
        {
            var (times, unit) = (int.Parse(match.Groups[1].Value), match.Groups[2].Value);
            if ((long)times * unit.Length > MaxRepetition)
            {
                throw CreateTooLongException(text);
            }

            repeated = string.Create(times * unit.Length, unit, static (span, unit) =>
            {
                for (var at = 0; at < span.Length; at += unit.Length)
                {
                    unit.CopyTo(span[at..]);
                }
            });
            return true;
        }

        return false;
    }

    /// <summary>Checks a text that has the form of a repetition, such as <c>(-1 x a)</c>, which would be sent as it is written.</summary>
    /// <exception cref="FormatException">The number of repetitions is no whole number, or the value is too long.</exception>
    public static void VerifyRepetition(string text)
    {
        if (!text.StartsWith('(') || LooseRepetition().Match(text) is not { Success: true } match)
        {
            return;
        }

        var number = match.Groups[1].Value;
        if (!number.All(char.IsAsciiDigit))
        {
            throw new FormatException(
                $"'{number}' is not a number of repetitions in '{text}'; write a whole number, such as (65 x a), or put the text in "
                    + "double quotes to send it as it is");
        }

        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var times)
            || times > MaxRepetition / match.Groups[2].Length)
        {
            throw CreateTooLongException(text);
        }

        if (!Repetition().IsMatch(text))
        {
            throw new FormatException($"'{text}' is not a repetition; write ({number} x {match.Groups[2].Value})");
        }
    }

    private static FormatException CreateTooLongException(string text) =>
        new($"'{text}' is longer than {MaxRepetition >> 20} million characters; shorten it");

    /// <summary>Whether the text is <c>(json 123)</c>, and its JSON: for values of a type that the schema does not allow.</summary>
    public static bool IsJson(string text, out string json)
    {
        json = text.StartsWith("(json ", StringComparison.Ordinal) && text.EndsWith(')') ? text[6..^1].Trim() : "";
        return json.Length > 0;
    }

    private static void SkipQuoted(string cell, ref int at)
    {
        var start = at++;
        while (at < cell.Length && cell[at] != '"')
        {
            at += cell[at] == '\\' ? 2 : 1;
        }

        if (at >= cell.Length)
        {
            throw new FormatException($"the double quote is not closed: {cell[start..]}; add a double quote at the end");
        }

        at++;
    }

    private static void SkipBracketed(string cell, ref int at)
    {
        var (start, depth) = (at, 0);
        do
        {
            if (at >= cell.Length)
            {
                throw new FormatException(
                    $"the bracket is not closed: {cell[start..]}; close it, or write an intentionally broken body after $=");
            }

            if (cell[at] == '"')
            {
                SkipQuoted(cell, ref at);
                continue;
            }

            depth += cell[at++] switch { '[' or '{' => 1, ']' or '}' => -1, _ => 0 };
        }
        while (depth > 0);
    }

    [GeneratedRegex(@"^\((\d{1,9}) x (.+)\)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Repetition();

    [GeneratedRegex(@"^\(\s*(\S+)\s+x\s+(.+)\)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex LooseRepetition();
}
