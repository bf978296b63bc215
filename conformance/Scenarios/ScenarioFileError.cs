namespace SdrsMock.Conformance.Scenarios;

/// <summary>One thing that is wrong with a scenario file.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Row">The line in the file; the header is 1.</param>
/// <param name="Column">The column, or null where the whole row is meant.</param>
/// <param name="Message">What is wrong and, where it is known, what would be right.</param>
public sealed record ScenarioFileError(string File, int Row, string? Column, string Message)
{
    /// <summary>The column, or null where the whole row is meant.</summary>
    public string? Column { get; init; } = Column is null ? null : OneLine(Column);

    /// <summary>What is wrong and, where it is known, what would be right.</summary>
    public string Message { get; init; } = OneLine(Message);

    /// <inheritdoc/>
    public override string ToString() => Column is null ? $"{File}:{Row}: {Message}" : $"{File}:{Row}: column {Column}: {Message}";

    // What a cell holds is told as well as it can be seen, and moves no cursor.
    private static string OneLine(string text) => !text.Any(char.IsControl) ? text
        : string.Concat(text.ReplaceLineEndings(" ").Select(character => char.IsControl(character) ? $"<U+{(int)character:X4}>" : $"{character}"));
}
