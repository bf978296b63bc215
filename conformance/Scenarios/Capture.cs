namespace SdrsMock.Conformance.Scenarios;

/// <summary>One value of a response to save in a variable: <c>group=entities.server_group_id</c>.</summary>
internal sealed record Capture(string Variable, FieldPath Path)
{
    private static readonly Dictionary<string, string> s_noData = [];

    public bool IsHeader => FieldPath.IsHeader(Path.Text);

    /// <param name="cell">The cell.</param>
    /// <param name="data">The values of the data row, which are inserted after the cell is split.</param>
    /// <exception cref="FormatException">The cell is not a list of captures.</exception>
    public static IReadOnlyList<Capture> ParseAll(string cell, IReadOnlyDictionary<string, string>? data = null) =>
        [.. AssignmentList.Parse(Variables.ReplaceItems(cell, data ?? s_noData)).Select(item => new Capture(
            ReadName(item, Variables.Replace(item.Name, data ?? s_noData)), FieldPath.ParseFieldOrHeader(item.Text, data)))];

    private static string ReadName(Assignment item, string name) =>
        Variables.NamesIn($"{{{name}}}").FirstOrDefault() == name
            ? name
            : throw new FormatException(
                $"'{name}' is not the name of a variable; write it without braces and blanks, as in group={item.Text}");
}
