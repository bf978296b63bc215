namespace SdrsMock.Conformance.Scenarios;

/// <summary>One error in a scenario file.</summary>
/// <param name="File">The path of the file, as given by the caller.</param>
/// <param name="Row">The line in the file; the header is 1.</param>
/// <param name="Column">The column, or null for the whole row.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ScenarioFileError(string File, int Row, string? Column, string Message)
{
    /// <summary>The column, or null for the whole row.</summary>
    public string? Column { get; init; } = Column is null ? null : InvisibleCharacters.Show(Column);

    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; init; } = InvisibleCharacters.Show(Message);

    /// <summary>
    /// The row as a spreadsheet numbers it, where a cell with line breaks is part of one row; null if it is equal to the line.
    /// </summary>
    public int? SheetRow { get; init; }

    /// <summary>The place: the file, the line, and the row in a spreadsheet if it differs.</summary>
    internal string Place => SheetRow is { } row ? $"{File}:{Row} (row {row} in a spreadsheet)" : $"{File}:{Row}";

    /// <inheritdoc/>
    public override string ToString() => Column is null ? $"{Place}: {Message}" : $"{Place}: column {Column}: {Message}";
}
