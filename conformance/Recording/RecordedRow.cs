using System.Buffers;

namespace SdrsMock.Conformance.Recording;

/// <summary>One row of the table that a recording becomes.</summary>
internal sealed record RecordedRow(string Call, string With, string Expect)
{
    // Any of these would end a cell in one spreadsheet or another.
    private static readonly SearchValues<char> s_special = SearchValues.Create("\",;\n\r\t");

    public string Check { get; init; } = "";

    public string Save { get; init; } = "";

    public string Within { get; init; } = "";

    public string Covers { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>A table that spreadsheets open, with one story.</summary>
    public static string Table(string story, IReadOnlyList<RecordedRow> rows) =>
        "scenario,step,call,with,expect,check,save,within,covers,tags,note\n" + string.Concat(rows.Select((row, index) =>
            string.Join(',', new[] { story, $"{index + 1}", row.Call, row.With, row.Expect, row.Check, row.Save, row.Within, row.Covers, "recorded", row.Note }.Select(Cell)) + "\n"));

    private static string Cell(string text) => text.AsSpan().ContainsAny(s_special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
