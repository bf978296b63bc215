using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary>What one thing says about another: whether it is there, and which one is meant when nothing is said.</summary>
internal static class ReferenceChecks
{
    /// <summary>The zones of the edition and of all domains.</summary>
    public static HashSet<string> Zones(this ProjectInventory inventory)
    {
        var edition = inventory.Template.Edition;
        return
        [
            edition.SourceZone, edition.TargetZone, edition.ThirdZone,
            .. inventory.Domains.Select(domain => domain.LocalAvailabilityZone.Name),
            .. inventory.Domains.Select(domain => domain.RemoteAvailabilityZone.Name),
        ];
    }

    public static void CheckZone(this ProjectInventory inventory, string path, string zone) =>
        InventoryException.ThrowUnlessKnown(inventory.Zones(), path, zone);

    /// <summary>Refuses a reference that names nothing; null names nothing on purpose.</summary>
    public static void CheckOn<T>(this OverlayCollection<T> shelf, string path, string? id, string what)
        where T : class, IHasId =>
        InventoryException.ThrowUnless(id is null || shelf[id] is not null, path, $"names no {what}: \"{id}\"");

    public static void CheckName(string name) =>
        InventoryException.ThrowUnless(name.Length is >= 1 and <= 128, "name", "must have 1 to 128 characters");

    /// <summary>The specimen of that name, or else the first thing of the kind.</summary>
    public static string Default<T>(this ProjectInventory inventory, OverlayCollection<T> shelf, string specimen, string member)
        where T : class, IHasId =>
        shelf[inventory.Template.Variables.GetValueOrDefault(specimen)]?.Id
        ?? shelf.FirstOrDefault()?.Id
        ?? throw InventoryException.Invalid(member, "is needed, for there is none to choose");

    /// <summary>A string that the body gives, or null.</summary>
    public static string? Text(this JsonObject given, string member) => given[member]?.GetValue<string>();
}
