namespace SdrsMock.Conformance.Scenarios;

/// <summary>One row of a CSV file and the line on which it starts.</summary>
internal sealed record CsvRow(int Line, string[] Cells);
