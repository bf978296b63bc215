namespace SdrsMock.Conformance.Reports;

/// <summary>Formats a plain-text table: text columns are left-aligned, number columns right-aligned.</summary>
internal static class TextTable
{
    /// <summary>Breaks a line between words.</summary>
    /// <param name="line">The line; a word that is longer than the width stays whole.</param>
    /// <param name="width">The largest number of characters of a line.</param>
    /// <param name="indentation">The blanks before each line after the first.</param>
    public static IEnumerable<string> Wrap(string line, int width, int indentation)
    {
        var (rest, indent) = (line, "");
        while (indent.Length + rest.Length > width)
        {
            var room = width - indent.Length;
            var first = rest.Length - rest.TrimStart().Length;
            var at = rest.LastIndexOf(' ', Math.Min(room, rest.Length - 1));
            at = at > first ? at : rest.IndexOf(' ', first);
            if (at < 0)
            {
                break;
            }

            yield return indent + rest[..at].TrimEnd();
            (rest, indent) = (rest[at..].TrimStart(), new string(' ', indentation));
        }

        yield return indent + rest;
    }

    public static IEnumerable<string> Lines(string[] header, IEnumerable<string[]> rows, params int[] numbers)
    {
        var all = rows.Prepend(header).ToList();
        var widths = header.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        return all.Select(
            row => string
                .Join(
                    "  ",
                    row.Select((cell, column) => numbers.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])))
                .TrimEnd());
    }
}
