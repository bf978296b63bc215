namespace SdrsMock.Conformance.Cli;

/// <summary>Thrown for an invalid command line. The message is shown to the user.</summary>
internal sealed class UsageException(string message) : Exception(message);
