namespace SdrsMock.Conformance.Targets;

/// <summary>The target does not respond, or rejects the credentials.</summary>
public sealed class TargetException(string message, Exception? inner = null) : Exception(message, inner);
