namespace SdrsMock.Common;

/// <summary>The store could not take or give what it should; the message is a sentence for whoever runs the mock.</summary>
internal sealed class StoreException(string message, Exception? cause = null) : IOException(message, cause);
