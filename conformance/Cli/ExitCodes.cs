using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Cli;

/// <summary>How the program ends; scripts rely on the numbers.</summary>
internal static class ExitCodes
{
    public const int Conforms = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int InvalidScenario = 3;
    public const int Target = 4;
    public const int CleanUp = 5;
    public const int DriftFound = 6;

    /// <summary>What shells call a program that Ctrl-C ended.</summary>
    public const int Interrupted = 130;

    public static int FromVerdict(Verdict verdict) => verdict switch
    {
        Verdict.Conforms or Verdict.NothingRun => Conforms,
        Verdict.BrokenScenarios => InvalidScenario,
        Verdict.CleanUpIncomplete => CleanUp,
        _ => Failed,
    };
}
