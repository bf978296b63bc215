namespace SdrsMock.Conformance.Reports;

/// <summary>Formats a plain-text table: text columns are left-aligned, number columns right-aligned.</summary>
internal static class TextTable
{
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
