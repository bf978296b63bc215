namespace SdrsMock.Conformance.Scenarios;

/// <summary>One row of a data file: values by column name.</summary>
internal sealed record DataRow(string Label, IReadOnlyDictionary<string, string> Values);
