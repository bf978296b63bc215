using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Surroundings.Inventory;

/// <summary><c>flavors</c>.</summary>
internal sealed class FlavorCollection() : InventoryCollection<Flavor>("flavors", InventoryJsonContext.Default.Flavor, it => it.Flavors)
{
    protected override Flavor Generate(JsonObject given, ProjectInventory inventory, SeededIdGenerator ids) =>
        new() { Id = $"mock.{ids.Next(Name)[..8]}" };

    protected override void Validate(Flavor item, ProjectInventory inventory)
    {
        InventoryException.ThrowUnless(item.Vcpus is >= 1 and <= 1024, "vcpus", "must be 1 to 1024");
        InventoryException.ThrowUnless(item.RamMb >= 1, "ram_mb", "must be at least 1");
        for (var index = 0; index < item.SoldOutIn.Length; index++)
        {
            inventory.CheckZone($"sold_out_in[{index}]", item.SoldOutIn[index]);
        }
    }

    protected override string? FindUser(Flavor item, ProjectInventory inventory) =>
        inventory.Servers.FirstOrDefault(server => server.Flavor == item.Id) is { } server
            ? $"server \"{server.Id}\" has it"
            : null;
}

/// <summary><c>key_pairs</c>; one may go while servers still name it (PI-CREATE-06).</summary>
internal sealed class KeyPairCollection()
    : InventoryCollection<KeyPair>("key_pairs", InventoryJsonContext.Default.KeyPair, it => it.KeyPairs)
{
    public override string IdMember => "name";

    protected override KeyPair Generate(JsonObject given, ProjectInventory inventory, SeededIdGenerator ids) =>
        new() { Name = $"keypair-{ids.Next(Name)[..8]}" };

    protected override void Validate(KeyPair item, ProjectInventory inventory)
    {
    }
}

/// <summary><c>domains</c>.</summary>
internal sealed class DomainCollection() : InventoryCollection<Domain>("domains", InventoryJsonContext.Default.Domain, it => it.Domains)
{
    protected override Domain Generate(JsonObject given, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Place("domain", id),
            LocalAvailabilityZone = new() { Name = inventory.Template.Edition.SourceZone },
            RemoteAvailabilityZone = new() { Name = inventory.Template.Edition.TargetZone },
        };
    }

    protected override void Validate(Domain item, ProjectInventory inventory)
    {
        ReferenceChecks.CheckName(item.Name);
        InventoryException.ThrowUnless(
            item.LocalAvailabilityZone.Name.Length > 0, "local_availability_zone.name", "must not be empty");
        InventoryException.ThrowUnless(
            item.RemoteAvailabilityZone.Name.Length > 0, "remote_availability_zone.name", "must not be empty");
        InventoryException.ThrowUnless(
            item.JoinsTwoZones, "remote_availability_zone.name", "must differ from local_availability_zone.name");
    }
}

/// <summary><c>quotas</c>: a fixed set, of which only the numbers change.</summary>
internal sealed class QuotaCollection() : InventoryCollection<Quota>("quotas", InventoryJsonContext.Default.Quota, it => it.Quotas)
{
    public override string IdMember => "type";

    public override InventoryChange Add(ProjectInventory inventory, JsonElement body, Func<long> next) =>
        throw InventoryException.Conflict("quotas is a fixed set; change the one that is there");

    public override void Load(ProjectInventory inventory, JsonElement element, Func<long> next) =>
        ReadOnlyCollectionRules.Load(this, IdMember, inventory, element, next);

    protected override Quota Generate(JsonObject given, ProjectInventory inventory, SeededIdGenerator ids) =>
        throw new InvalidOperationException("Quotas are not added.");

    protected override void Validate(Quota item, ProjectInventory inventory)
    {
        InventoryException.ThrowUnless(item.Min >= 0, "min", "must be at least 0");
        InventoryException.ThrowUnless(item.Max >= -1, "max", "must be at least -1, which stands for any number");
        InventoryException.ThrowUnless(
            item.Value == -1 ? item.Max == -1 : item.Value >= item.Min && (item.Max == -1 || item.Value <= item.Max),
            "quota",
            item.Max == -1 ? $"must be at least {item.Min}, or -1 for any number" : $"must be {item.Min} to {item.Max}");
    }

    protected override string FindUser(Quota item, ProjectInventory inventory) => "quotas is a fixed set";
}

/// <summary><c>accounts</c>: exactly one.</summary>
internal sealed class AccountCollection()
    : InventoryCollection<Account>("accounts", InventoryJsonContext.Default.Account, it => it.Accounts)
{
    public override InventoryChange Add(ProjectInventory inventory, JsonElement body, Func<long> next) =>
        throw InventoryException.Conflict("accounts holds exactly one; change the one that is there");

    public override void Load(ProjectInventory inventory, JsonElement element, Func<long> next) =>
        ReadOnlyCollectionRules.Load(this, "id", inventory, element, next);

    protected override Account Generate(JsonObject given, ProjectInventory inventory, SeededIdGenerator ids) =>
        throw new InvalidOperationException("Accounts are not added.");

    protected override void Validate(Account item, ProjectInventory inventory)
    {
    }

    protected override string FindUser(Account item, ProjectInventory inventory) => "accounts holds exactly one";
}

/// <summary>What kinds with a fixed set have in common.</summary>
internal static class ReadOnlyCollectionRules
{
    /// <summary>An element of a file changes the thing that it names.</summary>
    public static void Load(
        InventoryCollection kind, string key, ProjectInventory inventory, JsonElement element, Func<long> next)
    {
        InventoryException.ThrowUnless(element.ValueKind == JsonValueKind.Object, "The element", "must be an object");
        InventoryException.ThrowUnless(
            element.TryGetProperty(key, out var id) && id.ValueKind == JsonValueKind.String, key, "must be a string");
        kind.Patch(inventory, id.GetString()!, element, next);
    }
}
