using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary>Checks references between items, and chooses the default for a missing reference.</summary>
internal static class ReferenceChecks
{
    /// <summary>The availability zones of the edition and of all domains.</summary>
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

    /// <summary>Throws unless the availability zone exists.</summary>
    public static void CheckZone(this ProjectInventory inventory, string path, string zone) =>
        InventoryException.ThrowUnlessKnown(inventory.Zones(), path, zone);

    /// <summary>Throws unless the referenced item exists; null is no reference.</summary>
    public static void CheckOn<T>(this OverlayCollection<T> items, string path, string? id, string kind)
        where T : class, IHasId =>
        InventoryException.ThrowUnless(id is null || items[id] is not null, path, $"names no {kind}: \"{id}\"");

    /// <summary>Throws unless the name has 1 to 128 characters.</summary>
    public static void CheckName(string name) =>
        InventoryException.ThrowUnless(name.Length is >= 1 and <= 128, "name", "must have 1 to 128 characters");

    /// <summary>The id of the fixture with this name, or of the first item of the kind.</summary>
    /// <exception cref="InventoryException">There is no item of the kind.</exception>
    public static string Default<T>(this ProjectInventory inventory, OverlayCollection<T> items, string fixture, string member)
        where T : class, IHasId =>
        items[inventory.Template.Variables.GetValueOrDefault(fixture)]?.Id
        ?? items.FirstOrDefault()?.Id
        ?? throw InventoryException.Invalid(member, "is needed, for there is none to choose");

    /// <summary>The value of a string member, or null.</summary>
    public static string? Text(this JsonObject members, string member) => members[member]?.GetValue<string>();
}
