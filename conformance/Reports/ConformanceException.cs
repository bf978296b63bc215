namespace SdrsMock.Conformance.Reports;

/// <summary>A scenario did not pass.</summary>
public sealed class ConformanceException(string message) : Exception(message);
