using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>One test of a TRX report.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Class">The name of its class.</param>
/// <param name="Name">The name of the test.</param>
/// <param name="Id">The id of the test, the same in each run.</param>
/// <param name="Execution">The id of this execution.</param>
internal sealed record TrxCase(ScenarioReport Scenario, string Class, string Name, string Id, string Execution);
