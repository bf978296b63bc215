namespace SdrsMock.Conformance.Scenarios;

/// <summary>One value of a response to save in a variable: <c>group=entities.server_group_id</c>.</summary>
internal sealed record Capture(string Variable, FieldPath Path)
{
    public bool IsHeader => FieldPath.IsHeader(Path.Text);

    /// <exception cref="FormatException">The cell is not a list of captures.</exception>
    public static IReadOnlyList<Capture> ParseAll(string cell) =>
        [.. AssignmentList.Parse(cell).Select(item => new Capture(ReadName(item), FieldPath.ParseFieldOrHeader(item.Text)))];

    private static string ReadName(Assignment item) =>
        Variables.NamesIn($"{{{item.Name}}}").FirstOrDefault() == item.Name
            ? item.Name
            : throw new FormatException(
                $"'{item.Name}' is not the name of a variable; write it without braces and blanks, as in group={item.Text}");
}
