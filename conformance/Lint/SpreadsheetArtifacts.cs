using System.Text.RegularExpressions;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>Finds the traces of spreadsheets, word processors and browsers in cells.</summary>
internal static partial class SpreadsheetArtifacts
{
    private const string Months = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

    private static readonly string[] s_textColumns = [Columns.Scenario, "note", "tags"];

    public static IEnumerable<LintFinding> Find(CsvTable table)
    {
        foreach (var column in table.Columns.Where(name => InvisibleCharacters.Find(name) is not null))
        {
            yield return LintFinding.CreateWarning(
                table.File, table.HeadingLine, Visible(column), $"the header contains {DescribeInvisible(column)}; retype it");
        }

        foreach (var skipped in FindSkippedRows(table))
        {
            yield return skipped;
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

    // A row that was meant as a comment has no cells, or only empty ones, because a spreadsheet fills it up with separators.
    private static IEnumerable<LintFinding> FindSkippedRows(CsvTable table)
    {
        foreach (var (line, text) in table.Comments)
        {
            var cells = SplitCells(text, table.Separator);
            var isRow = table.Columns.Length == 1 ? !text.StartsWith("# ", StringComparison.Ordinal) && text.Length > 1
                : cells.Count >= table.Columns.Length && cells.Count(cell => cell.Trim('"', ' ').Length > 0) > 1;
            if (isRow || SheetError().IsMatch(cells[0]))
            {
                yield return LintFinding.CreateWarning(table.File, line, null,
                    "the row is skipped as a comment, because it begins with '#', but has "
                        + $"{Pluralizer.Format(cells.Count, "cell", "cells")}; put its first cell in double quotes, or delete the row");
            }
        }
    }

    private static List<string> SplitCells(string line, char separator)
    {
        var (cells, start, quoted) = (new List<string>(), 0, false);
        for (var at = 0; at < line.Length; at++)
        {
            quoted ^= line[at] == '"';
            if (!quoted && line[at] == separator)
            {
                cells.Add(line[start..at]);
                start = at + 1;
            }
        }

        cells.Add(line[start..]);
        return cells;
    }

    private static IEnumerable<string> Find(string column, string cell)
    {
        if (InvisibleCharacters.Find(cell) is not null)
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

    private static string DescribeInvisible(string text) => InvisibleCharacters.Find(text) is "U+FFFD"
        ? "U+FFFD, which replaces a character that was lost when the file was saved in another encoding"
        : $"an invisible character ({InvisibleCharacters.Find(text)})";

    private static string Visible(string text) => InvisibleCharacters.Remove(text).Trim();

    private static char ToAscii(char sign) => sign switch
    {
        '“' or '”' or '„' or '«' or '»' => '"',
        '‘' or '’' or '‚' => '\'',
        '–' or '—' => '-',
        // Full-width characters have a fixed offset to the ASCII ones.
        _ => (char)(sign - 0xFEE0),
    };

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
