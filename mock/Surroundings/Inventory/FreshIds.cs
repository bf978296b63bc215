namespace SdrsMock.Surroundings.Inventory;

/// <summary>Ids for what is generated: from the blueprint's seed and a counter that the caller keeps.</summary>
internal sealed class FreshIds(long seed, Func<long> next)
{
    public Names Names { get; } = new(seed);

    public string Next(string kind) => Identity.Uuid(seed, $"added {kind}", $"{next()}");

    public string Mac(string port) => Identity.Mac(seed, port);
}
