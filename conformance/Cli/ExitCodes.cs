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

    /// <summary>The exit codes as the help shows them.</summary>
    public const string Help = """
        Exit codes:
          0    the target conforms, or all scenarios were skipped
          1    a scenario failed, or the coverage is below --min-coverage
          2    usage error
          3    a scenario file is invalid
          4    the target is unreachable or rejects the credentials
          5    the clean-up is incomplete
          6    diff found drift
          130  interrupted

        """;

    public static int FromVerdict(Verdict verdict) => verdict switch
    {
        Verdict.Conforms or Verdict.NothingRun => Conforms,
        Verdict.BrokenScenarios => InvalidScenario,
        Verdict.CleanUpIncomplete => CleanUp,
        _ => Failed,
    };
}
