using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>Reads the table of excused mutants: <c>mutant,reason,until</c>. An expired row excuses nothing.</summary>
internal static class KnownMutants
{
    private const string Mutant = "mutant";

    /// <summary>The reasons by the id of the mutant.</summary>
    /// <exception cref="ScenarioFileException">The table is invalid.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path, DateOnly today)
    {
        var known = new Dictionary<string, string>();
        var rows = DatedTable.Read(
            path, [Mutant], "the mutant need not be noticed", (cell, reason, until) => (Id: cell(Mutant), Reason: reason, Until: until));
        foreach (var row in rows.Where(row => row.Until >= today))
        {
            known[row.Id] = row.Reason;
        }

        return known;
    }
}
