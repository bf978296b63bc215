namespace SdrsMock.Benchmarks;

/// <summary>The middle of the rounds, which a round that was disturbed does not move.</summary>
internal static class Median
{
    public static double Compute(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    public static double Compute<T>(IEnumerable<T> rounds, Func<T, double> value) => Compute(rounds.Select(value));
}
