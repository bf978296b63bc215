namespace SdrsMock.Benchmarks;

/// <summary>How much of a benchmark is played: enough to measure, or just enough to see that it works.</summary>
/// <param name="Part">Only this part of the times and of the sizes.</param>
/// <param name="MaxRounds">Not more rounds than these.</param>
internal sealed record BenchmarkSize(int Part, int MaxRounds)
{
    public static BenchmarkSize Full { get; } = new(1, int.MaxValue);

    public static BenchmarkSize Short { get; } = new(20, 3);

    public int Rounds(int full) => Math.Min(full, MaxRounds);

    public int Times(int full) => Math.Max(1, full / Part);

    public TimeSpan Time(TimeSpan full) => full / Part;
}
