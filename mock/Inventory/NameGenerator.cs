using Bogus;
using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>
/// Believable names. Each has a Bogus randomizer of its own, seeded by what it names, so that one more name shifts no
/// other. The words are ours: loading a Bogus locale would cost more than the rest of the blueprint together.
/// </summary>
internal sealed class NameGenerator(long seed)
{
    private static readonly string[] Purposes =
    [
        "billing", "booking", "catalogue", "checkout", "claims", "customers", "delivery", "finance", "identity",
        "invoices", "ledger", "loyalty", "orders", "payroll", "pricing", "reports", "returns", "search", "shipping",
        "stock", "support", "tickets", "treasury", "warehouse",
    ];

    private static readonly string[] Tiers =
        ["api", "app", "batch", "cache", "db", "gateway", "mail", "queue", "web", "worker"];

    private static readonly string[] Places =
        ["alder", "birch", "cedar", "elm", "hazel", "juniper", "larch", "linden", "maple", "oak", "rowan", "willow"];

    /// <summary>Such as <c>billing-web-07</c>.</summary>
    public string Server(string key)
    {
        var random = RandomOf("server", key);
        return $"{random.ArrayElement(Purposes)}-{random.ArrayElement(Tiers)}-{random.Number(1, 99):00}";
    }

    /// <summary>Such as <c>ledger-data-07</c>.</summary>
    public string Volume(string key)
    {
        var random = RandomOf("volume", key);
        return $"{random.ArrayElement(Purposes)}-data-{random.Number(1, 99):00}";
    }

    /// <summary>Such as <c>vpc-orders</c>; <paramref name="kind"/> comes first.</summary>
    public string Shared(string kind, string key) => $"{kind}-{RandomOf(kind, key).ArrayElement(Purposes)}";

    /// <summary>Such as <c>domain-willow</c>; for what is a place rather than a purpose.</summary>
    public string Place(string kind, string key) => $"{kind}-{RandomOf(kind, key).ArrayElement(Places)}";

    private Randomizer RandomOf(string kind, string key) => new((int)(DeterministicIds.Number(seed, $"name of {kind}", key) >> 1));
}
