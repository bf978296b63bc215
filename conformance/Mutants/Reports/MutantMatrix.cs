namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>How many mutants of each operation and family were noticed.</summary>
internal sealed class MutantMatrix
{
    private readonly ILookup<(string Operation, string Family), MutantEntry> _cells;

    /// <param name="report">The report.</param>
    public MutantMatrix(MutantRunReport report)
    {
        var bugs = report.Mutants.Where(entry => !entry.IsEvolution).ToList();
        _cells = bugs.ToLookup(entry => (entry.Operation ?? AllOperations, entry.Family));
        Families = [.. bugs.Select(entry => entry.Family).Distinct()];
        Operations = [.. bugs.Select(entry => entry.Operation ?? AllOperations).Distinct().Order(StringComparer.Ordinal)];
    }

    private const string AllOperations = "all operations";

    public IReadOnlyList<string> Families { get; }

    public IReadOnlyList<string> Operations { get; }

    /// <summary>The noticed mutants of a cell and those that could have been; null without mutants.</summary>
    public (int Noticed, int Unnoticed, int NotReached)? Find(string operation, string family) =>
        _cells[(operation, family)].ToList() is { Count: > 0 } entries
            ? (Count(entries, MutantOutcome.Noticed), Count(entries, MutantOutcome.Unnoticed), Count(entries, MutantOutcome.NotReached))
            : null;

    /// <summary>A cell as a text: <c>12/13</c>, or <c>-</c> if nothing was reached.</summary>
    public static string Format((int Noticed, int Unnoticed, int NotReached)? cell) => cell switch
    {
        null => "",
        (0, 0, > 0) => "not reached",
        (0, 0, _) => "-",
        var (noticed, unnoticed, _) => $"{noticed}/{noticed + unnoticed}",
    };

    private static int Count(List<MutantEntry> entries, MutantOutcome outcome) => entries.Count(entry => entry.Outcome == outcome);
}
