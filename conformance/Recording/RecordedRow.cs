using System.Buffers;

namespace SdrsMock.Conformance.Recording;

/// <summary>One row of the scenario file that a recording produces.</summary>
internal sealed record RecordedRow(string Call, string With, string Expect)
{
    // The characters that separate cells or rows in some spreadsheet.
    private static readonly SearchValues<char> s_special = SearchValues.Create("\",;\n\r\t");

    public string Check { get; init; } = "";

    public string Save { get; init; } = "";

    public string Within { get; init; } = "";

    public string Covers { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>Formats a scenario file with one scenario.</summary>
    public static string FormatFile(string scenario, IReadOnlyList<RecordedRow> rows) =>
        "scenario,step,call,with,expect,check,save,within,covers,tags,note\n"
        + string.Concat(rows.Select((row, index) => row.Format(IsFormula(scenario) ? $"scenario {scenario}" : scenario, index + 1)));

    // A spreadsheet takes a cell that begins with one of these characters as a formula.
    private static bool IsFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    private string Format(string scenario, int number)
    {
        string[] cells = [scenario, $"{number}", Call, With, Expect, Check, Save, Within, Covers, "recorded", Note];
        return string.Join(',', cells.Select(Quote)) + "\n";
    }

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny(s_special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
