namespace SdrsMock.Conformance.Scenarios;

/// <summary>A scenario file is invalid.</summary>
public sealed class ScenarioFileException(IReadOnlyList<ScenarioFileError> errors)
    : Exception(string.Join(Environment.NewLine, RepeatedErrors.Fold(errors)))
{
    /// <summary>All errors, in the order of the file.</summary>
    public IReadOnlyList<ScenarioFileError> Errors => errors;
}
