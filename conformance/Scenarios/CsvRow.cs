namespace SdrsMock.Conformance.Scenarios;

/// <summary>One row of a table and the line of the file on which it starts.</summary>
internal sealed record CsvRow(int Line, string[] Cells);
