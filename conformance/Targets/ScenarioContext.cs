using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>The context of one scenario: its project and all other variables.</summary>
internal sealed record ScenarioContext(Variables Variables);
