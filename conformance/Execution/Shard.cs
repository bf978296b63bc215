using System.Globalization;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>One part of a run that is split over several machines: <c>2/5</c>.</summary>
internal readonly record struct Shard(int Number, int Of)
{
    /// <exception cref="FormatException">The text is not a shard.</exception>
    public static Shard Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && number >= 1 && number <= of
            ? new(number, of)
            : throw new FormatException($"'{text}' is not a shard; use one such as 2/5");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");

    /// <summary>
    /// The scenarios of this part, in the given order. Each machine computes the same parts, independently of its folders and file
    /// order: the longest scenarios are assigned first, each to the part with the fewest steps so far.
    /// </summary>
    public IReadOnlyList<Scenario> Take(IReadOnlyList<Scenario> scenarios)
    {
        var (steps, selected) = (new int[Of], new HashSet<Scenario>(ReferenceEqualityComparer.Instance));
        var byLength = scenarios.OrderByDescending(scenario => scenario.Steps.Count)
            .ThenBy(scenario => scenario.Name, StringComparer.Ordinal)
            .ThenBy(scenario => Path.GetFileName(scenario.File), StringComparer.Ordinal);
        foreach (var scenario in byLength)
        {
            var smallest = Array.IndexOf(steps, steps.Min());
            steps[smallest] += scenario.Steps.Count;
            if (smallest == Number - 1)
            {
                selected.Add(scenario);
            }
        }

        return [.. scenarios.Where(selected.Contains)];
    }
}
