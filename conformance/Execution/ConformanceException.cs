namespace SdrsMock.Conformance.Execution;

/// <summary>A story did not pass.</summary>
public sealed class ConformanceException(string message) : Exception(message);
