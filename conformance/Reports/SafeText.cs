using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SdrsMock.Conformance.Reports;

/// <summary>
/// Makes foreign text, such as a response of a target or a cell of a scenario file, safe for an output. Control characters and
/// invisible characters are shown by their code, no line after the first starts at the margin, and no line is a command of a build
/// server.
/// </summary>
internal static partial class SafeText
{
    private const string Indentation = "    ";

    /// <summary>A text of one or more lines for a console or a log. Lines after the first are indented.</summary>
    public static string ForConsole(string text) =>
        Defuse(ShowControls(text.Replace("\r\n", "\n", StringComparison.Ordinal), keepsLines: true))
            .Replace("\n", Environment.NewLine + Indentation, StringComparison.Ordinal);

    /// <summary>A text for a single line of a console, such as a cell of a table; line breaks are shown by their code.</summary>
    public static string ForLine(string text) => Defuse(ShowControls(text, keepsLines: false));

    /// <summary>A text for an annotation of a build server, whose line breaks the caller escapes.</summary>
    public static string ForAnnotation(string text) =>
        Defuse(ShowControls(text.Replace("\r\n", "\n", StringComparison.Ordinal), keepsLines: true));

    // A build server executes lines that begin with :: after blanks, and text with ##[ or ##vso[ anywhere in a line.
    private static string Defuse(string text)
    {
        var defused = text.Contains("##", StringComparison.Ordinal) ? Command().Replace(text, "## $1") : text;
        return defused.Contains("::", StringComparison.Ordinal) ? LineCommand().Replace(defused, "${start}${blanks}: :") : defused;
    }

    private static string ShowControls(string text, bool keepsLines)
    {
        if (!NeedsChange(text, keepsLines))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                AppendCode(shown, text[at++]);
                continue;
            }

            _ = IsShown(rune.Value, Rune.GetUnicodeCategory(rune), keepsLines)
                ? shown.Append(text, at, rune.Utf16SequenceLength)
                : AppendCode(shown, rune.Value);
            at += rune.Utf16SequenceLength;
        }

        return shown.ToString();
    }

    private static bool NeedsChange(string text, bool keepsLines)
    {
        foreach (var character in text)
        {
            if (character is not (>= ' ' and <= '~') && !(keepsLines && character == '\n'))
            {
                return true;
            }
        }

        return false;
    }

    // The fillers are letters by category, but have no shape.
    private static bool IsShown(int character, UnicodeCategory category, bool keepsLines) => category switch
    {
        UnicodeCategory.Control => character == '\t' || (keepsLines && character == '\n'),
        UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => false,
        _ => character is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0),
    };

    private static StringBuilder AppendCode(StringBuilder shown, int character) =>
        shown.Append(CultureInfo.InvariantCulture, $"<U+{character:X4}>");

    [GeneratedRegex(@"##(\[|vso\[)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<start>^|\n)(?<blanks>[^\S\n]*)::", RegexOptions.CultureInvariant)]
    private static partial Regex LineCommand();
}
