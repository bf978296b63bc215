using System.Text;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>
/// The lines of a CSV file that the reader skips, and the rows as a spreadsheet numbers them: there a cell with line breaks is part of
/// one row, and a <c>sep=</c> line is none.
/// </summary>
internal sealed class CsvLines
{
    // For each line, the row of the spreadsheet that contains it; empty if lines and rows are equal.
    private readonly int[] _rows;

    private CsvLines(List<(int Line, string Text)> skipped, int[] rows) => (Skipped, _rows) = (skipped, rows);

    /// <summary>The blank lines, as "", and the lines that begin with #, outside of quotes.</summary>
    public IReadOnlyList<(int Line, string Text)> Skipped { get; }

    /// <summary>The row in a spreadsheet, or null if it is equal to the line.</summary>
    public int? GetSheetRow(int line) => line >= 1 && line <= _rows.Length && _rows[line - 1] != line ? _rows[line - 1] : null;

    public static CsvLines Read(ReadOnlySpan<byte> bytes)
    {
        var (skipped, rows, quoted, row, differs) = (new List<(int, string)>(), new List<int>(), false, 0, false);
        var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        for (var at = 0; at < text.Length;)
        {
            var rest = text[at..];
            var length = rest.IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0 ? end : rest.Length;
            var line = rest[..length];
            at += length + (rest[length..] is [(byte)'\r', (byte)'\n', ..] ? 2 : 1);
            row += quoted || (rows.Count == 0 && IsSeparatorLine(line)) ? 0 : 1;
            rows.Add(Math.Max(row, 1));
            differs |= rows[^1] != rows.Count;
            if (!quoted && (line is [(byte)'#', ..] || line.IndexOfAnyExcept(",;\t "u8) < 0))
            {
                skipped.Add((rows.Count, line is [(byte)'#', ..] ? Encoding.UTF8.GetString(line).TrimEnd() : ""));
            }
            else
            {
                quoted ^= line.Count((byte)'"') % 2 == 1;
            }
        }

        return new(skipped, differs ? [.. rows] : []);
    }

    private static bool IsSeparatorLine(ReadOnlySpan<byte> line) => line.Length == 5 && Ascii.EqualsIgnoreCase(line[..4], "sep="u8);
}
