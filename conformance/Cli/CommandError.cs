using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>What a person is told when a command cannot do its work, and how the program ends then.</summary>
internal sealed record CommandError(int ExitCode, string Sentence)
{
    /// <summary>That about an exception; null where it is a mistake of ours.</summary>
    public static CommandError? FromException(Exception wrong) => wrong switch
    {
        ScenarioFileException => new(ExitCodes.InvalidScenario, wrong.Message),
        TargetException => Describe(ExitCodes.Target, wrong.Message),
        OperationCanceledException => Describe(ExitCodes.Interrupted, "broken off"),
        // Files that cannot be read or written, and ports that are taken.
        UsageException or IOException or UnauthorizedAccessException => Describe(ExitCodes.Usage, wrong.Message),
        _ => null,
    };

    private static CommandError Describe(int exitCode, string message) => new(exitCode, $"sdrs-conformance: {message}");
}
