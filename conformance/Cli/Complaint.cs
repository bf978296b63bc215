namespace SdrsMock.Conformance.Cli;

/// <summary>What a person is told when a command cannot do its work, and how the program ends then.</summary>
internal sealed record Complaint(int ExitCode, string Sentence)
{
    /// <summary>That about an exception; null where it is a mistake of ours.</summary>
    public static Complaint? Of(Exception wrong) => wrong switch
    {
        TableException => new(ExitCodes.Table, wrong.Message),
        TargetException => Named(ExitCodes.Target, wrong.Message),
        OperationCanceledException => Named(ExitCodes.BrokenOff, "broken off"),
        // Files that cannot be read or written, and ports that are taken.
        UsageException or IOException or UnauthorizedAccessException => Named(ExitCodes.Usage, wrong.Message),
        _ => null,
    };

    private static Complaint Named(int exitCode, string message) => new(exitCode, $"sdrs-conformance: {message}");
}
