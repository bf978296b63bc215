namespace SdrsMock.Common;

/// <summary>The store failed to read or write; the message is for the operator of the mock.</summary>
internal sealed class StoreException(string message, Exception? cause = null) : IOException(message, cause);
