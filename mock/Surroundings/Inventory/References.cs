using System.Text.Json.Nodes;

namespace SdrsMock.Surroundings.Inventory;

/// <summary>What one thing says about another: whether it is there, and which one is meant when nothing is said.</summary>
internal static class References
{
    /// <summary>The zones of the edition and of all domains.</summary>
    public static HashSet<string> Zones(this ProjectSurroundings surroundings)
    {
        var edition = surroundings.Blueprint.Edition;
        return
        [
            edition.SourceZone, edition.TargetZone, edition.ThirdZone,
            .. surroundings.Domains.Select(domain => domain.LocalAvailabilityZone.Name),
            .. surroundings.Domains.Select(domain => domain.RemoteAvailabilityZone.Name),
        ];
    }

    public static void CheckZone(this ProjectSurroundings surroundings, string path, string zone) =>
        InventoryRefusal.UnlessKnown(surroundings.Zones(), path, zone);

    /// <summary>Refuses a reference that names nothing; null names nothing on purpose.</summary>
    public static void CheckOn<T>(this Shelf<T> shelf, string path, string? id, string what)
        where T : class, IIdentified =>
        InventoryRefusal.Unless(id is null || shelf[id] is not null, path, $"names no {what}: \"{id}\"");

    public static void CheckName(string name) =>
        InventoryRefusal.Unless(name.Length is >= 1 and <= 128, "name", "must have 1 to 128 characters");

    /// <summary>The specimen of that name, or else the first thing of the kind.</summary>
    public static string Default<T>(this ProjectSurroundings surroundings, Shelf<T> shelf, string specimen, string member)
        where T : class, IIdentified =>
        shelf[surroundings.Blueprint.Variables.GetValueOrDefault(specimen)]?.Id
        ?? shelf.FirstOrDefault()?.Id
        ?? throw InventoryRefusal.Invalid(member, "is needed, for there is none to choose");

    /// <summary>A string that the body gives, or null.</summary>
    public static string? Text(this JsonObject given, string member) => given[member]?.GetValue<string>();
}
