namespace SdrsMock.Conformance.Execution;

/// <summary>The run has created as many resources as it may.</summary>
internal sealed class ResourceLimitException(int limit)
    : Exception($"the run has created {limit} resources, the maximum of --max-resources; raise it");
