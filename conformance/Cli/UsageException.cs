namespace SdrsMock.Conformance.Cli;

/// <summary>The command line asks for what cannot be done; the message is one sentence.</summary>
internal sealed class UsageException(string message) : Exception(message);
