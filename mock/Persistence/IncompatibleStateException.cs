namespace SdrsMock.Persistence;

/// <summary>A state that this mock must leave alone; the message is one sentence.</summary>
internal sealed class IncompatibleStateException(string message, Exception? cause = null) : ArgumentException(message, cause);
