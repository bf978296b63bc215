namespace SdrsMock.Conformance.Http;

/// <summary>A request that must not be sent, such as one with a line break in its path.</summary>
internal sealed class InvalidRequestException(string message) : FormatException(message);
