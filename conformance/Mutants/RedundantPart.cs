using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>A row, or one check of it, whose removal loses no mutant.</summary>
/// <param name="File">The file.</param>
/// <param name="Scenario">The scenario, without the label of a data row.</param>
/// <param name="Row">The row in the file.</param>
/// <param name="Call">The call of the row.</param>
/// <param name="Number">The number of the check in its row, from 0; null for the whole row.</param>
/// <param name="Check">The check; null for the whole row.</param>
internal sealed record RedundantPart(string File, string Scenario, int Row, string Call, int? Number, string? Check)
{
    /// <summary>The parts that are redundant for each row of the data table of their scenario.</summary>
    /// <param name="parts">The parts of each scenario.</param>
    /// <param name="scenarios">The scenarios that were tried.</param>
    public static IReadOnlyList<RedundantPart> Merge(IEnumerable<RedundantPart> parts, IReadOnlyList<Scenario> scenarios)
    {
        var uses = scenarios.SelectMany(scenario => scenario.Steps.Select(step => (scenario.File, step.Row))).CountBy(row => row)
            .ToDictionary();
        return
        [
            .. parts.GroupBy(part => (part.File, part.Row, part.Number))
                .Where(group => group.Count() == uses[(group.Key.File, group.Key.Row)])
                .Select(group => group.First())
                .OrderBy(part => part.File, StringComparer.Ordinal).ThenBy(part => part.Row).ThenBy(part => part.Number),
        ];
    }
}
