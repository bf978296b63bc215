using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The message and exit code of a command that failed.</summary>
internal sealed record CommandError(int ExitCode, string Message)
{
    /// <summary>Maps an exception to a command error; null for an unexpected exception, which is a bug.</summary>
    public static CommandError? FromException(Exception exception) => exception switch
    {
        ScenarioFileException { Errors: var errors } =>
            new(ExitCodes.InvalidScenario, string.Join(
                Environment.NewLine, RepeatedErrors.Fold(errors).Select(error => SafeText.ForConsole($"{error}")))),
        TargetException or BaselineException => Describe(ExitCodes.Target, exception.Message),
        OperationCanceledException => Describe(ExitCodes.Interrupted, "interrupted"),
        // Files that cannot be read or written, and ports that are taken.
        UsageException or InvalidRequestException or IOException or UnauthorizedAccessException =>
            Describe(ExitCodes.Usage, exception.Message),
        _ => null,
    };

    private static CommandError Describe(int exitCode, string message) =>
        new(exitCode, SafeText.ForConsole($"sdrs-conformance: {message}"));
}
