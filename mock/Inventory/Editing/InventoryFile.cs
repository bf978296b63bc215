using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Inventory.Fixtures;

namespace SdrsMock.Inventory.Editing;

/// <summary>Reads an inventory file: an object with an array for each kind, the format of <c>GET /__sdrs/inventory</c>.</summary>
internal static class InventoryFile
{
    /// <summary>An additional member: variables that the file defines.</summary>
    public const string VariablesMember = "variables";

    /// <summary>
    /// Creates the template that the file describes. For flavors, domains, security groups, quotas and accounts, a missing kind
    /// stands for the built-in items; any other missing kind is empty.
    /// </summary>
    /// <exception cref="InventoryException">The file is invalid; the message names kind, index and member.</exception>
    public static InventoryTemplate Read(Edition edition, long seed, JsonElement json)
    {
        InventoryException.ThrowUnless(json.ValueKind == JsonValueKind.Object, "The inventory", "must be an object");
        foreach (var member in json.EnumerateObject().Where(member => member.Name != VariablesMember))
        {
            var kind = InventoryCollections.Find(member.Name);
            InventoryException.ThrowUnless(member.Value.ValueKind == JsonValueKind.Array, kind.Name, "must be an array");
        }

        var builtIn = FixtureCatalog.Build(edition, seed);
        var inventory = new ProjectInventory(CreateTemplate(builtIn, json));
        var count = 0L;
        foreach (var kind in InventoryCollections.InDependencyOrder.Where(kind => json.TryGetProperty(kind.Name, out _)))
        {
            Load(kind, json.GetProperty(kind.Name), inventory, () => ++count);
        }

        return inventory.ToTemplate(InventoryFileVariables.Build(inventory, builtIn, json));
    }

    private static void Load(InventoryCollection kind, JsonElement array, ProjectInventory inventory, Func<long> next)
    {
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            try
            {
                kind.Load(inventory, element, next);
            }
            catch (InventoryException exception)
            {
                throw new InventoryException(exception.Status, $"{kind.Name}[{index}]: {exception.Message}");
            }

            index++;
        }
    }

    private static InventoryTemplate CreateTemplate(InventoryTemplate builtIn, JsonElement json) => new()
    {
        Seed = builtIn.Seed,
        Edition = builtIn.Edition,
        Servers = new([]),
        Volumes = new([]),
        Vpcs = new([]),
        Subnets = new([]),
        DedicatedHosts = new([]),
        StoragePools = new([]),
        KeyPairs = new([]),
        Flavors = json.TryGetProperty("flavors", out _) ? new([]) : builtIn.Flavors,
        Domains = json.TryGetProperty("domains", out _) ? new([]) : builtIn.Domains,
        Quotas = builtIn.Quotas,
        Accounts = builtIn.Accounts,
        SecurityGroups = json.TryGetProperty("security_groups", out _) ? new([]) : builtIn.SecurityGroups,
        Variables = builtIn.Variables,
    };
}
