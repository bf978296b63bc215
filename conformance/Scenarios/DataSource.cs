namespace SdrsMock.Conformance.Scenarios;

/// <summary>The data file of a scenario, as the scenario names it.</summary>
/// <param name="Name">The cell <c>data</c>.</param>
/// <param name="Path">The path of the file.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record DataSource(string Name, string Path, IReadOnlyCollection<string> Columns);
