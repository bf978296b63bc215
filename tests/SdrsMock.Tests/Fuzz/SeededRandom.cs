namespace SdrsMock.Tests.Fuzz;

/// <summary>Seeded chance: the same numbers on every machine.</summary>
internal sealed class SeededRandom(int seed, int number)
{
    private readonly Random _random = new(HashOf(seed, number));

    public int Below(int end) => _random.Next(end);

    /// <summary>True once in so many times.</summary>
    public bool OnceIn(int times) => _random.Next(times) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    // HashCode would differ from process to process.
    private static int HashOf(int seed, int number) => unchecked((int)(((uint)seed * 2654435761u) ^ ((uint)number * 2246822519u)));
}
