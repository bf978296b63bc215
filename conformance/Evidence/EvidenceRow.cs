namespace SdrsMock.Conformance.Evidence;

/// <summary>One statement about a row of the catalog, in the columns of the evidence table.</summary>
/// <param name="Table">The table of the catalog, column <c>ledger_file</c>.</param>
/// <param name="RowId">The id of the constraint or the code of the error.</param>
/// <param name="Current">What the catalog states.</param>
/// <param name="Proposed">What the run observed: <c>confirmed</c>, or another response.</param>
/// <param name="Observation">How often and where it was observed.</param>
/// <param name="Source">The target and the time of the run.</param>
/// <param name="Certainty"><c>high</c> for a real service; <c>none</c> for a mock, which proves nothing about the service.</param>
internal sealed record EvidenceRow(
    string Table, string RowId, string Current, string Proposed, string Observation, string Source, string Certainty)
{
    /// <summary>The header of the table.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["ledger_file", "row_id", "current", "proposed", "evidence", "source", "certainty"];

    public IReadOnlyList<string> Cells => [Table, RowId, Current, Proposed, Observation, Source, Certainty];
}
