using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Cli;

/// <summary>The exit codes of the program. Scripts rely on the numbers.</summary>
internal static class ExitCodes
{
    public const int Conforms = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int InvalidScenario = 3;
    public const int Target = 4;
    public const int CleanUp = 5;
    public const int DriftFound = 6;

    /// <summary>The exit code that shells use for a program that Ctrl-C ended.</summary>
    public const int Interrupted = 130;

    private static readonly (int Code, string Meaning, string[] Commands)[] s_help =
    [
        (Conforms, "success: the target conforms, or there is nothing to report", ["*"]),
        (Failed, "a scenario failed, or the coverage or the score is too low", ["run", "report", "mutants"]),
        (Usage, "usage error, or no scenario was run and --allow-empty is not set", ["run", "lint"]),
        (Usage, "usage error", ["list", "coverage", "fmt", "sweep", "record", "diff", "new", "report", "evidence", "explain", "mutants"]),
        (InvalidScenario, "a scenario file is invalid", ["run", "lint", "list", "coverage", "fmt", "diff", "report", "explain", "mutants"]),
        (Target, "the target is unreachable or rejects the credentials", ["run", "list", "sweep", "record", "diff"]),
        (Target, "mutants exec: the command fails without a mutant, or two runs differ", ["mutants"]),
        (CleanUp, "the clean-up is incomplete", ["run", "sweep", "diff", "report"]),
        (DriftFound, "diff found drift", ["diff"]),
        (Interrupted, "interrupted", ["run", "sweep", "record", "diff", "mutants"]),
    ];

    /// <summary>The exit codes as the help of a command shows them; those of the program for another name.</summary>
    public static string GetHelp(string command)
    {
        var isCommand = Array.Exists(s_help, entry => entry.Commands.Contains(command));
        var lines = s_help
            .Where(entry => !isCommand || entry.Commands.Contains("*") || entry.Commands.Contains(command))
            .DistinctBy(entry => entry.Code)
            .Select(entry => $"  {entry.Code,-4} {entry.Meaning}");
        return string.Join(Environment.NewLine, ["Exit codes:", .. lines, "", ""]);
    }

    /// <param name="verdict">The verdict of the run.</param>
    /// <param name="allowsEmpty">Whether a run in which no scenario was run succeeds.</param>
    public static int FromVerdict(Verdict verdict, bool allowsEmpty = false) => verdict switch
    {
        Verdict.Conforms => Conforms,
        Verdict.NothingRun => allowsEmpty ? Conforms : Usage,
        Verdict.BrokenScenarios => InvalidScenario,
        Verdict.CleanUpIncomplete => CleanUp,
        _ => Failed,
    };
}
