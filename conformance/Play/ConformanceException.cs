namespace SdrsMock.Conformance;

/// <summary>A story did not pass.</summary>
public sealed class ConformanceException(string message) : Exception(message);
