using System.Text.RegularExpressions;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>What spreadsheets, word processors and browsers do to cells while nobody looks.</summary>
internal static partial class SpreadsheetArtifacts
{
    private static readonly string[] s_forPeople = [Columns.Scenario, "note", "tags"];

    public static IEnumerable<LintFinding> Find(CsvTable table)
    {
        foreach (var column in table.Columns.Where(name => Invisible().IsMatch(name)))
        {
            yield return LintFinding.CreateWarning(table.File, 1, Visible(column), $"the header holds {InvisibleIn(column)}; type it anew");
        }

        foreach (var row in table.Rows)
        {
            for (var at = 0; at < row.Cells.Length; at++)
            {
                var (column, cell) = (Visible(table.Columns[at]), row.Cells[at]);
                foreach (var words in Find(column, cell))
                {
                    yield return LintFinding.CreateWarning(table.File, row.Line, column, words);
                }
            }
        }
    }

    private static IEnumerable<string> Find(string column, string cell)
    {
        if (Invisible().IsMatch(cell))
        {
            yield return $"the cell holds {InvisibleIn(cell)}; type it anew";
        }

        if (SheetError().Match(cell) is { Success: true } error)
        {
            yield return $"'{error.Value}' is an error of the spreadsheet, not a value";
        }

        if (cell.Length == 0 || s_forPeople.Contains(column, StringComparer.OrdinalIgnoreCase))
        {
            yield break;
        }

        if (Typographic().Match(cell) is { Success: true } sign)
        {
            yield return $"'{sign.Value}' is a sign of a word processor or a Chinese keyboard; did you mean '{Plain(sign.Value[0])}'?";
        }

        foreach (var value in ValuesIn(cell))
        {
            if (Describe(value) is { } words)
            {
                yield return words;
            }
        }
    }

    private static string? Describe(string value) =>
        Date().IsMatch(value) ? $"'{value}' looks like a date that a spreadsheet made of something else; format the column as text"
        : Exponent().IsMatch(value) ? $"'{value}' is what a spreadsheet makes of a long number; format the column as text and type the number anew"
        : value is "TRUE" or "FALSE" ? $"a spreadsheet made '{value}' of '{value.ToLowerInvariant()}'; format the column as text"
        : LostDigits().IsMatch(value) ? $"'{value}' may have lost its last digits: a spreadsheet keeps 15; format the column as text and type the number anew"
        : null;

    private static IEnumerable<string> ValuesIn(string cell)
    {
        try
        {
            return [cell, .. AssignmentList.Parse(cell).Where(item => item.Name != Assignment.WholeBody).Select(item => item.Text)];
        }
        catch (FormatException)
        {
            return [cell];
        }
    }

    private static string InvisibleIn(string text) => $"an invisible character (U+{(int)Invisible().Match(text).Value[0]:X4})";

    private static string Visible(string text) => Invisible().Replace(text, "").Trim();

    private static char Plain(char sign) => sign switch
    {
        '“' or '”' or '„' or '«' or '»' => '"',
        '‘' or '’' or '‚' => '\'',
        '–' or '—' => '-',
        // Full-width signs stand at a fixed distance from the plain ones.
        _ => (char)(sign - 0xFEE0),
    };

    [GeneratedRegex("[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u00A0\u00AD\u200B-\u200F\u2028\u2029\u2060\uFEFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!|#{3,})", RegexOptions.CultureInvariant)]
    private static partial Regex SheetError();

    [GeneratedRegex("[“”„«»‘’‚–—；＝，：｛｝（）［］＊～]", RegexOptions.CultureInvariant)]
    private static partial Regex Typographic();

    [GeneratedRegex(@"^(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-\d{2,4})?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2,4})(?: \d{1,2}:\d\d(?::\d\d)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^\d(?:[.,]\d+)?E\+?\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();

    [GeneratedRegex(@"^[1-9]\d{14}0+$", RegexOptions.CultureInvariant)]
    private static partial Regex LostDigits();
}
