using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>The excused mutants, from a table: <c>mutant,reason,until</c>. An expired row excuses nothing. Immutable.</summary>
internal sealed class KnownMutants
{
    private const string Column = "mutant";

    private readonly Dictionary<string, string> _reasons;

    private KnownMutants(Dictionary<string, string> reasons, IReadOnlyList<string> notes) => (_reasons, Notes) = (reasons, notes);

    /// <summary>No mutant is excused.</summary>
    public static KnownMutants None { get; } = new([], []);

    /// <summary>A note for each row that excuses nothing.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="today">The last day that counts.</param>
    /// <param name="mutants">The mutants that exist.</param>
    /// <exception cref="ScenarioFileException">The table is invalid, or a row names no mutant.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static KnownMutants Read(string path, DateOnly today, IReadOnlyList<Mutant> mutants)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"--known: '{path}' is not a file; use a CSV file with the columns mutant, reason and until.");
        }

        var ids = mutants.Select(mutant => mutant.Id).ToHashSet();
        var (known, errors, notes) = (new Dictionary<string, string>(), new List<ScenarioFileError>(), new List<string>());
        foreach (var row in DatedTable.Read(
            path, [Column], "the mutant need not be noticed",
            (cell, reason, until, line) => (Id: cell(Column), Reason: reason, Until: until, Line: line)))
        {
            if (!ids.Contains(row.Id))
            {
                errors.Add(new(path, row.Line, Column, $"there is no mutant '{row.Id}'{DidYouMean.For(row.Id, ids)}"));
            }
            else if (row.Until < today)
            {
                var expired = $"{row.Until:yyyy-MM-dd} has passed, so {row.Id} counts again";
                notes.Add($"{new ScenarioFileError(path, row.Line, "until", expired)}");
            }
            else
            {
                known[row.Id] = row.Reason;
            }
        }

        return errors.Count == 0 ? new(known, notes) : throw new ScenarioFileException(errors);
    }

    /// <summary>The result, excused if the tests did not notice a mutant that is known.</summary>
    public MutantResult Excuse(MutantResult result) =>
        result.Outcome is MutantOutcome.Unnoticed or MutantOutcome.NotReached or MutantOutcome.TimedOut
        && _reasons.TryGetValue(result.Mutant.Id, out var reason)
            ? result with { Outcome = MutantOutcome.Excused, Reason = reason }
            : result;
}
