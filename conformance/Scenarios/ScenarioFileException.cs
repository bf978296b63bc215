namespace SdrsMock.Conformance.Scenarios;

/// <summary>A scenario file cannot be played as it stands.</summary>
public sealed class ScenarioFileException(IReadOnlyList<ScenarioFileError> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Everything that is wrong, in the order of the file.</summary>
    public IReadOnlyList<ScenarioFileError> Errors => problems;
}
