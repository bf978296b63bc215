using Bogus;
using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>
/// Generates realistic names. Each name has its own Bogus randomizer, seeded by kind and key, so that a new name does not
/// change others. The words are listed here, because loading a Bogus locale would take longer than building the template.
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

    /// <summary>The name of a server, such as <c>billing-web-07</c>.</summary>
    public string Server(string key)
    {
        var random = RandomOf("server", key);
        return $"{random.ArrayElement(Purposes)}-{random.ArrayElement(Tiers)}-{random.Number(1, 99):00}";
    }

    /// <summary>The name of a disk, such as <c>ledger-data-07</c>.</summary>
    public string Volume(string key)
    {
        var random = RandomOf("volume", key);
        return $"{random.ArrayElement(Purposes)}-data-{random.Number(1, 99):00}";
    }

    /// <summary>A name for something used by several servers, such as <c>vpc-orders</c>.</summary>
    public string Shared(string kind, string key) => $"{kind}-{RandomOf(kind, key).ArrayElement(Purposes)}";

    /// <summary>A name for a location, such as <c>domain-willow</c>.</summary>
    public string Place(string kind, string key) => $"{kind}-{RandomOf(kind, key).ArrayElement(Places)}";

    private Randomizer RandomOf(string kind, string key) => new((int)(DeterministicIds.Number(seed, $"name of {kind}", key) >> 1));
}
