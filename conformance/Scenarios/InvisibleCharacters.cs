using System.Globalization;
using System.Text;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>
/// Finds characters that a reader cannot see or cannot tell from a blank: control characters, direction marks, blanks of other widths,
/// and U+FFFD, which replaces a character that was lost.
/// </summary>
internal static class InvisibleCharacters
{
    private const int ZeroWidthJoiner = 0x200D;
    private const int Replacement = 0xFFFD;

    // Letters and marks by category, but without a shape.
    private static readonly int[] s_fillers = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    /// <summary>The first such character as <c>U+200B</c>, or null. Line breaks and tabs are not reported.</summary>
    public static string? Find(string text)
    {
        if (IsPlain(text))
        {
            return null;
        }

        var previous = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune) && rune.Value is not ('\t' or '\n' or '\r') && !JoinsEmoji(previous, rune))
            {
                return FormatCode(rune);
            }

            previous = rune;
        }

        return null;
    }

    /// <summary>The text on one line, with each such character as <c>&lt;U+200B&gt;</c>.</summary>
    public static string Show(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            _ = IsInvisible(rune) ? shown.Append(CultureInfo.InvariantCulture, $"<{FormatCode(rune)}>") : shown.Append(rune);
        }

        return shown.ToString();
    }

    /// <summary>The text without such characters and blanks at its ends.</summary>
    public static string Trim(string text)
    {
        var trimmed = text.Trim();
        var runes = trimmed.EnumerateRunes().ToArray();
        var (start, end) = (0, runes.Length);
        while (start < end && IsInvisible(runes[start]))
        {
            start++;
        }

        while (end > start && IsInvisible(runes[end - 1]))
        {
            end--;
        }

        return end - start == runes.Length ? trimmed : string.Concat(runes[start..end]).Trim();
    }

    /// <summary>The text without such characters.</summary>
    public static string Remove(string text) =>
        IsPlain(text) ? text : string.Concat(text.EnumerateRunes().Where(rune => !IsInvisible(rune)));

    private static string FormatCode(Rune rune) => $"U+{rune.Value:X4}";

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.SpaceSeparator => rune.Value != ' ',
        _ => rune.Value == Replacement || s_fillers.Contains(rune.Value),
    };

    // An emoji of several parts is visible as one sign.
    private static bool JoinsEmoji(Rune previous, Rune rune) =>
        rune.Value == ZeroWidthJoiner
        && (previous.Value > char.MaxValue || previous.Value == 0xFE0F || Rune.GetUnicodeCategory(previous) is UnicodeCategory.OtherSymbol);
}
