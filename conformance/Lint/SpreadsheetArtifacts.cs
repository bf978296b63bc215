using System.Text.RegularExpressions;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>Finds the traces of spreadsheets, word processors and browsers in cells.</summary>
internal static partial class SpreadsheetArtifacts
{
    private const string Months = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

    private static readonly string[] s_textColumns = [Columns.Scenario, "note", "tags"];

    public static IEnumerable<LintFinding> Find(CsvTable table)
    {
        foreach (var column in table.Columns.Where(name => Invisible().IsMatch(name)))
        {
            yield return LintFinding.CreateWarning(
                table.File, 1, Visible(column), $"the header contains {DescribeInvisible(column)}; retype it");
        }

        foreach (var row in table.Rows)
        {
            for (var at = 0; at < row.Cells.Length; at++)
            {
                var (column, cell) = (Visible(table.Columns[at]), row.Cells[at]);
                foreach (var problem in Find(column, cell))
                {
                    yield return LintFinding.CreateWarning(table.File, row.Line, column, problem);
                }
            }
        }
    }

    private static IEnumerable<string> Find(string column, string cell)
    {
        if (Invisible().IsMatch(cell))
        {
            yield return $"the cell contains {DescribeInvisible(cell)}; retype it";
        }

        if (SheetError().Match(cell) is { Success: true } error)
        {
            yield return $"'{error.Value}' is an error of the spreadsheet; type the value";
        }

        if (cell.Length == 0 || s_textColumns.Contains(column, StringComparer.OrdinalIgnoreCase))
        {
            yield break;
        }

        if (Typographic().Match(cell) is { Success: true } sign)
        {
            yield return $"'{sign.Value}' is a typographic or full-width character; did you mean '{ToAscii(sign.Value[0])}'?";
        }

        foreach (var value in GetValues(cell))
        {
            if (Describe(value) is { } problem)
            {
                yield return problem;
            }
        }
    }

    private static string? Describe(string value) => value switch
    {
        "TRUE" or "FALSE" => $"a spreadsheet changed '{value.ToLowerInvariant()}' to '{value}'; format the column as text",
        _ when Date().IsMatch(value) => $"'{value}' looks like a value that a spreadsheet changed to a date; format the column as text",
        _ when Exponent().IsMatch(value) =>
            $"'{value}' looks like a long number that a spreadsheet shortened; format the column as text and retype the number",
        _ when LostDigits().IsMatch(value) =>
            $"'{value}' may have lost its last digits, because a spreadsheet keeps 15; format the column as text and retype the number",
        _ => null,
    };

    private static IEnumerable<string> GetValues(string cell)
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

    private static string DescribeInvisible(string text) => $"an invisible character (U+{(int)Invisible().Match(text).Value[0]:X4})";

    private static string Visible(string text) => Invisible().Replace(text, "").Trim();

    private static char ToAscii(char sign) => sign switch
    {
        '“' or '”' or '„' or '«' or '»' => '"',
        '‘' or '’' or '‚' => '\'',
        '–' or '—' => '-',
        // Full-width characters have a fixed offset to the ASCII ones.
        _ => (char)(sign - 0xFEE0),
    };

    [GeneratedRegex(
        "[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u00A0\u00AD\u200B-\u200F\u2028\u2029\u2060\uFEFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!|#{3,})", RegexOptions.CultureInvariant)]
    private static partial Regex SheetError();

    [GeneratedRegex("[“”„«»‘’‚–—；＝，：｛｝（）［］＊～]", RegexOptions.CultureInvariant)]
    private static partial Regex Typographic();

    [GeneratedRegex(
        @"^(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}/\d{1,2}/\d{1,2}"
        + $@"|\d{{1,2}}-{Months}(?:-\d{{2,4}})?|{Months}-\d{{2,4}})(?: \d{{1,2}}:\d\d(?::\d\d)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^\d(?:[.,]\d+)?E\+?\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();

    [GeneratedRegex(@"^[1-9]\d{14}0+$", RegexOptions.CultureInvariant)]
    private static partial Regex LostDigits();
}
