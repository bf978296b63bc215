using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>
/// The flavors of ECS: those of the inventory, and small ones by the names that plans of shipping clients use. One of these enters
/// the inventory of a project when a server gets it, so that a state of an earlier version stays as it was.
/// </summary>
internal static class EcsFlavors
{
    private static readonly Flavor[] s_usedByPlans =
        [new() { Id = "s2.medium.1", Vcpus = 1, RamMb = 1024 }, new() { Id = "s3.medium.1", Vcpus = 1, RamMb = 1024 }];

    public static IEnumerable<Flavor> All(ServiceCallContext context) => context.Inventory.Flavors
        .Concat(s_usedByPlans.Where(flavor => context.Inventory.Flavors[flavor.Id] is null));

    public static Flavor? Find(ServiceCallContext context, string? id) =>
        context.Inventory.Flavors[id] ?? Array.Find(s_usedByPlans, flavor => flavor.Id == id);

    /// <summary>Adds a flavor to the inventory that only ECS knows.</summary>
    public static void EnsureInInventory(ServiceCallContext context, string id)
    {
        if (context.Inventory.Flavors[id] is null && Find(context, id) is { } flavor)
        {
            context.Add("flavors", new() { ["id"] = flavor.Id, ["vcpus"] = flavor.Vcpus, ["ram_mb"] = flavor.RamMb });
        }
    }
}
