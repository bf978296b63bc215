using System.Text.Json;
using SdrsMock.Surroundings.Specimens;

namespace SdrsMock.Surroundings.Inventory;

/// <summary>Surroundings that people bring along: an object with an array for each kind, as the inventory is shown.</summary>
internal static class InventoryFile
{
    /// <summary>A member beside the kinds: variables that people name themselves.</summary>
    public const string VariablesMember = "variables";

    /// <summary>
    /// The blueprint that the file describes. Flavors, domains, security groups, quotas and accounts that it leaves out are the built-in
    /// ones; of other kinds there is then nothing.
    /// </summary>
    /// <exception cref="InventoryRefusal">The message names kind, index and member.</exception>
    public static Blueprint Read(Edition edition, long seed, JsonElement json)
    {
        InventoryRefusal.Unless(json.ValueKind == JsonValueKind.Object, "The inventory", "must be an object");
        foreach (var member in json.EnumerateObject().Where(member => member.Name != VariablesMember))
        {
            var kind = InventoryKinds.Named(member.Name);
            InventoryRefusal.Unless(member.Value.ValueKind == JsonValueKind.Array, kind.Name, "must be an array");
        }

        var builtIn = AllSpecimens.Make(edition, seed);
        var surroundings = new ProjectSurroundings(StartingPoint(builtIn, json));
        var count = 0L;
        foreach (var kind in InventoryKinds.InDependencyOrder.Where(kind => json.TryGetProperty(kind.Name, out _)))
        {
            Load(kind, json.GetProperty(kind.Name), surroundings, () => ++count);
        }

        return surroundings.Freeze(FileVariables.Of(surroundings, builtIn, json));
    }

    private static void Load(InventoryKind kind, JsonElement array, ProjectSurroundings surroundings, Func<long> next)
    {
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            try
            {
                kind.Load(surroundings, element, next);
            }
            catch (InventoryRefusal refusal)
            {
                throw new InventoryRefusal(refusal.Status, $"{kind.Name}[{index}]: {refusal.Message}");
            }

            index++;
        }
    }

    private static Blueprint StartingPoint(Blueprint builtIn, JsonElement json) => new()
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
