namespace SdrsMock.Conformance.Scenarios;

/// <summary>One story: the steps that share a name, in their order.</summary>
/// <param name="File">The file that tells it, as it was named.</param>
/// <param name="Name">Its name; a story told for each row of a data table carries the row's label in brackets.</param>
/// <param name="Steps">Its steps.</param>
public sealed record Scenario(string File, string Name, IReadOnlyList<Step> Steps)
{
    /// <summary>Words to choose stories by: those of all its rows.</summary>
    public IEnumerable<string> Tags => Steps.SelectMany(step => step.Tags).Distinct();

    /// <summary>Ids of the constraints that its steps play.</summary>
    public IEnumerable<string> Covers => Steps.SelectMany(step => step.Covers).Distinct();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
