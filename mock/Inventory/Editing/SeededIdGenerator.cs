using SdrsMock.Common;

namespace SdrsMock.Inventory.Editing;

/// <summary>Ids for what is generated: from the blueprint's seed and a counter that the caller keeps.</summary>
internal sealed class SeededIdGenerator(long seed, Func<long> next)
{
    public NameGenerator Names { get; } = new(seed);

    public string Next(string kind) => DeterministicIds.Uuid(seed, $"added {kind}", $"{next()}");

    public string Mac(string port) => DeterministicIds.Mac(seed, port);
}
