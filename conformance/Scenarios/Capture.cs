namespace SdrsMock.Conformance.Scenarios;

/// <summary>One value to keep: <c>group=entities.server_group_id</c>.</summary>
internal sealed record Capture(string Variable, FieldPath Path)
{
    public bool ForHeader => FieldPath.IsHeader(Path.Text);

    /// <exception cref="FormatException">The cell is no list of saves.</exception>
    public static IReadOnlyList<Capture> ParseAll(string cell) =>
        [.. AssignmentList.Parse(cell).Select(item => new Capture(ReadName(item), FieldPath.IsHeader(item.Text) ? new(item.Text, []) : FieldPath.Parse(item.Text)))];

    private static string ReadName(Assignment item) =>
        Variables.NamesIn($"{{{item.Name}}}").FirstOrDefault() == item.Name ? item.Name
        : throw new FormatException($"'{item.Name}' is no name of a variable; write it without braces and blanks, as in group={item.Text}");
}
