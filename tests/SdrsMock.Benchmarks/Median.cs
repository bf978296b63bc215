namespace SdrsMock.Benchmarks;

/// <summary>The middle of the rounds, which a round that was disturbed does not move.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    public static double Of<T>(IEnumerable<T> rounds, Func<T, double> value) => Of(rounds.Select(value));
}
