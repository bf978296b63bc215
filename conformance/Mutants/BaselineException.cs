namespace SdrsMock.Conformance.Mutants;

/// <summary>The tests fail without a mutant, or differ from run to run, so that a failure with one proves nothing.</summary>
/// <param name="message">What happened, and what to do.</param>
internal sealed class BaselineException(string message) : Exception(message);
