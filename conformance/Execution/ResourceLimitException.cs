namespace SdrsMock.Conformance.Execution;

/// <summary>The budget of a run is used up.</summary>
internal sealed class ResourceLimitException(int most) : Exception($"the run may create {most} resources, and has (--max-resources)");
