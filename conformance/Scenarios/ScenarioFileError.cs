namespace SdrsMock.Conformance.Scenarios;

/// <summary>One error in a scenario file.</summary>
/// <param name="File">The path of the file, as given by the caller.</param>
/// <param name="Row">The line in the file; the header is 1.</param>
/// <param name="Column">The column, or null for the whole row.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ScenarioFileError(string File, int Row, string? Column, string Message)
{
    /// <summary>The column, or null for the whole row.</summary>
    public string? Column { get; init; } = Column is null ? null : OneLine(Column);

    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; init; } = OneLine(Message);

    /// <inheritdoc/>
    public override string ToString() => Column is null ? $"{File}:{Row}: {Message}" : $"{File}:{Row}: column {Column}: {Message}";

    // Control characters of a cell are written as code points, so that a message is one visible line.
    private static string OneLine(string text) => text.Any(char.IsControl)
        ? string.Concat(text.ReplaceLineEndings(" ").Select(Format))
        : text;

    private static string Format(char character) => char.IsControl(character) ? $"<U+{(int)character:X4}>" : $"{character}";
}
