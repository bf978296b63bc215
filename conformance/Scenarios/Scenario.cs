namespace SdrsMock.Conformance.Scenarios;

/// <summary>One scenario: the steps with the same name, in order.</summary>
/// <param name="File">The path of its file, as given by the caller.</param>
/// <param name="Name">Its name; a data-driven scenario has the label of the data row in brackets.</param>
/// <param name="Steps">Its steps.</param>
public sealed record Scenario(string File, string Name, IReadOnlyList<Step> Steps)
{
    /// <summary>The tags of all its steps, for the selection of scenarios.</summary>
    public IEnumerable<string> Tags => Steps.SelectMany(step => step.Tags).Distinct();

    /// <summary>The ids of the constraints that its steps cover.</summary>
    public IEnumerable<string> Covers => Steps.SelectMany(step => step.Covers).Distinct();

    /// <summary>The data file of the scenario and its columns; null without one.</summary>
    internal DataSource? Data { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
