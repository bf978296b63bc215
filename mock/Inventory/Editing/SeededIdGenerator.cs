using SdrsMock.Common;

namespace SdrsMock.Inventory.Editing;

/// <summary>Generates the ids of new items from the template's seed and a counter of the caller.</summary>
internal sealed class SeededIdGenerator(long seed, Func<long> next)
{
    /// <summary>Generates names from the same seed.</summary>
    public NameGenerator Names { get; } = new(seed);

    /// <summary>The next UUID for an item of a kind.</summary>
    public string Next(string kind) => DeterministicIds.Uuid(seed, $"added {kind}", $"{next()}");

    /// <summary>The MAC address of a port.</summary>
    public string Mac(string port) => DeterministicIds.Mac(seed, port);
}
