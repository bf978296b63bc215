using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>Where one story is played: its project and everything that has a name.</summary>
internal sealed record ScenarioContext(Variables Variables);
