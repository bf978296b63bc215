namespace SdrsMock.Conformance.Targets;

/// <summary>The target does not answer, or does not want us.</summary>
public sealed class TargetException(string message, Exception? inner = null) : Exception(message, inner);
