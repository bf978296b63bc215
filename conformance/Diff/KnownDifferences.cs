using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>
/// Reads the table of known differences: <c>scenario,call,path,reason,until</c>. The first three accept the wildcards <c>*</c> and
/// <c>?</c>; an empty cell matches everything.
/// </summary>
internal static class KnownDifferences
{
    /// <exception cref="ScenarioFileException">The table is invalid.</exception>
    public static IReadOnlyList<KnownDifference> Read(string path) => DatedTable.Read(
        path, ["scenario", "call", "path"], "the difference is accepted",
        (cell, reason, until, _) => new KnownDifference(cell("scenario"), cell("call"), cell("path"), reason, until));
}
