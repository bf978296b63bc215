namespace SdrsMock.Conformance.Scenarios;

/// <summary>One row of a data table: values by the name of their column.</summary>
internal sealed record DataRow(string Label, IReadOnlyDictionary<string, string> Values);
