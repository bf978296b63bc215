using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Reports;

/// <summary>Assertions on results, for test projects.</summary>
public static class ScenarioResultExtensions
{
    /// <summary>Throws with the text of the failure report unless the scenario passed or was skipped.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="ConformanceException">The scenario did not pass.</exception>
    public static void ThrowUnlessPassed(this ScenarioResult result)
    {
        if (result.Outcome is not (Outcome.Passed or Outcome.Skipped))
        {
            throw new ConformanceException(FailureFormatter.Format(ReportBuilder.BuildScenario(result)));
        }
    }
}
