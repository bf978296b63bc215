namespace SdrsMock.Persistence;

/// <summary>The persisted state cannot be used by this mock and is left unchanged; the message is one sentence.</summary>
internal sealed class IncompatibleStateException(string message, Exception? cause = null) : ArgumentException(message, cause);
