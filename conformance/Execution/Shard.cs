using System.Globalization;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>One part of a run that several machines share: <c>2/5</c>.</summary>
internal readonly record struct Shard(int Number, int Of)
{
    /// <exception cref="FormatException">The text is no shard.</exception>
    public static Shard Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && number >= 1 && number <= of
            ? new(number, of)
            : throw new FormatException($"expected a shard such as 2/5, not '{text}'");

    /// <summary>The stories of this part, in the order given. Each machine comes to the same parts by itself, whatever its
    /// folders and file order: the longest stories are dealt out first, each to the part with the fewest steps so far.</summary>
    public IReadOnlyList<Scenario> Take(IReadOnlyList<Scenario> scenarios)
    {
        var (steps, mine) = (new int[Of], new HashSet<Scenario>(ReferenceEqualityComparer.Instance));
        foreach (var scenario in scenarios.OrderByDescending(scenario => scenario.Steps.Count).ThenBy(scenario => scenario.Name, StringComparer.Ordinal).ThenBy(scenario => Path.GetFileName(scenario.File), StringComparer.Ordinal))
        {
            var lightest = Array.IndexOf(steps, steps.Min());
            steps[lightest] += scenario.Steps.Count;
            if (lightest == Number - 1)
            {
                mine.Add(scenario);
            }
        }

        return [.. scenarios.Where(mine.Contains)];
    }
}
