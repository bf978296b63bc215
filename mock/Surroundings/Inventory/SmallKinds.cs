using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Surroundings.Inventory;

/// <summary><c>flavors</c>.</summary>
internal sealed class FlavorKind() : InventoryKind<Flavor>("flavors", SurroundingsJson.Default.Flavor, it => it.Flavors)
{
    protected override Flavor Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids) =>
        new() { Id = $"mock.{ids.Next(Name)[..8]}" };

    protected override void Check(Flavor item, ProjectSurroundings surroundings)
    {
        InventoryRefusal.Unless(item.Vcpus is >= 1 and <= 1024, "vcpus", "must be 1 to 1024");
        InventoryRefusal.Unless(item.RamMb >= 1, "ram_mb", "must be at least 1");
        for (var index = 0; index < item.SoldOutIn.Length; index++)
        {
            surroundings.CheckZone($"sold_out_in[{index}]", item.SoldOutIn[index]);
        }
    }

    protected override string? User(Flavor item, ProjectSurroundings surroundings) =>
        surroundings.Servers.FirstOrDefault(server => server.Flavor == item.Id) is { } server
            ? $"server \"{server.Id}\" has it"
            : null;
}

/// <summary><c>key_pairs</c>; one may go while servers still name it (PI-CREATE-06).</summary>
internal sealed class KeyPairKind()
    : InventoryKind<KeyPair>("key_pairs", SurroundingsJson.Default.KeyPair, it => it.KeyPairs)
{
    public override string IdMember => "name";

    protected override KeyPair Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids) =>
        new() { Name = $"keypair-{ids.Next(Name)[..8]}" };

    protected override void Check(KeyPair item, ProjectSurroundings surroundings)
    {
    }
}

/// <summary><c>domains</c>.</summary>
internal sealed class DomainKind() : InventoryKind<Domain>("domains", SurroundingsJson.Default.Domain, it => it.Domains)
{
    protected override Domain Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Place("domain", id),
            LocalAvailabilityZone = new() { Name = surroundings.Blueprint.Edition.SourceZone },
            RemoteAvailabilityZone = new() { Name = surroundings.Blueprint.Edition.TargetZone },
        };
    }

    protected override void Check(Domain item, ProjectSurroundings surroundings)
    {
        References.CheckName(item.Name);
        InventoryRefusal.Unless(
            item.LocalAvailabilityZone.Name.Length > 0, "local_availability_zone.name", "must not be empty");
        InventoryRefusal.Unless(
            item.RemoteAvailabilityZone.Name.Length > 0, "remote_availability_zone.name", "must not be empty");
        InventoryRefusal.Unless(
            item.JoinsTwoZones, "remote_availability_zone.name", "must differ from local_availability_zone.name");
    }
}

/// <summary><c>quotas</c>: a fixed set, of which only the numbers change.</summary>
internal sealed class QuotaKind() : InventoryKind<Quota>("quotas", SurroundingsJson.Default.Quota, it => it.Quotas)
{
    public override string IdMember => "type";

    public override Change Add(ProjectSurroundings surroundings, JsonElement body, Func<long> next) =>
        throw InventoryRefusal.Conflict("quotas is a fixed set; change the one that is there");

    public override void Load(ProjectSurroundings surroundings, JsonElement element, Func<long> next) =>
        FixedKinds.Load(this, IdMember, surroundings, element, next);

    protected override Quota Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids) =>
        throw new InvalidOperationException("Quotas are not added.");

    protected override void Check(Quota item, ProjectSurroundings surroundings)
    {
        InventoryRefusal.Unless(item.Min >= 0, "min", "must be at least 0");
        InventoryRefusal.Unless(item.Max >= -1, "max", "must be at least -1, which stands for any number");
        InventoryRefusal.Unless(
            item.Value == -1 ? item.Max == -1 : item.Value >= item.Min && (item.Max == -1 || item.Value <= item.Max),
            "quota",
            item.Max == -1 ? $"must be at least {item.Min}, or -1 for any number" : $"must be {item.Min} to {item.Max}");
    }

    protected override string User(Quota item, ProjectSurroundings surroundings) => "quotas is a fixed set";
}

/// <summary><c>accounts</c>: exactly one.</summary>
internal sealed class AccountKind()
    : InventoryKind<Account>("accounts", SurroundingsJson.Default.Account, it => it.Accounts)
{
    public override Change Add(ProjectSurroundings surroundings, JsonElement body, Func<long> next) =>
        throw InventoryRefusal.Conflict("accounts holds exactly one; change the one that is there");

    public override void Load(ProjectSurroundings surroundings, JsonElement element, Func<long> next) =>
        FixedKinds.Load(this, "id", surroundings, element, next);

    protected override Account Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids) =>
        throw new InvalidOperationException("Accounts are not added.");

    protected override void Check(Account item, ProjectSurroundings surroundings)
    {
    }

    protected override string User(Account item, ProjectSurroundings surroundings) => "accounts holds exactly one";
}

/// <summary>What kinds with a fixed set have in common.</summary>
internal static class FixedKinds
{
    /// <summary>An element of a file changes the thing that it names.</summary>
    public static void Load(
        InventoryKind kind, string key, ProjectSurroundings surroundings, JsonElement element, Func<long> next)
    {
        InventoryRefusal.Unless(element.ValueKind == JsonValueKind.Object, "The element", "must be an object");
        InventoryRefusal.Unless(
            element.TryGetProperty(key, out var id) && id.ValueKind == JsonValueKind.String, key, "must be a string");
        kind.Patch(surroundings, id.GetString()!, element, next);
    }
}
