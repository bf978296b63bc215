using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>The state of one run of a scenario: its variables and the resources to delete afterwards.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Context">Its project and variables, including the captured ones.</param>
/// <param name="Cleanup">Tracks and deletes what its steps create.</param>
/// <param name="Missing">The feature that the target lacks, so that the scenario is skipped; or null.</param>
internal sealed record ScenarioRun(Scenario Scenario, ScenarioContext Context, ScenarioCleanup Cleanup, MissingFeature? Missing);
