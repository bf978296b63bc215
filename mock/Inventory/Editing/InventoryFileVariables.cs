using System.Text.Json;

namespace SdrsMock.Inventory.Editing;

/// <summary>Determines the variables of an inventory that was read from a file.</summary>
internal static class InventoryFileVariables
{
    private static readonly string[] ForEdition = ["source_az", "target_az", "third_az", "security_group", "unknown_id"];

    /// <summary>
    /// Built-in variables that are valid for this inventory, then variables for plain items of the file, then the variables that
    /// the file defines, which take precedence.
    /// </summary>
    public static OrderedDictionary<string, string> Build(
        ProjectInventory inventory, InventoryTemplate builtIn, JsonElement json)
    {
        var variables = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var ids = Ids(inventory);
        foreach (var (name, value) in builtIn.Variables)
        {
            if (ForEdition.Contains(name) || ids.Contains(value) || IsValid(name, value, inventory))
            {
                variables.Add(name, value);
            }
        }

        AddPlain(variables, inventory);
        AddDefined(variables, json);
        return variables;
    }

    private static bool IsValid(string name, string address, ProjectInventory inventory)
    {
        var subnet = inventory.Template.Variables["subnet"];
        return inventory.Subnets[subnet] is not null && name switch
        {
            "free_ip" or "free_ip_b" => inventory.IsAddressOf(subnet, address) && !inventory.IsAddressTaken(subnet, address),
            "used_ip" => !inventory.GetServersByAddress(subnet, address).IsEmpty,
            "ip_outside_subnet" => !inventory.IsAddressOf(subnet, address),
            _ => false,
        };
    }

    private static HashSet<string> Ids(ProjectInventory inventory) =>
    [
        .. inventory.Servers.Select(server => server.Id), .. inventory.Volumes.Select(volume => volume.Id),
        .. inventory.Vpcs.Select(vpc => vpc.Id), .. inventory.Subnets.Select(subnet => subnet.Id),
        .. inventory.Flavors.Select(flavor => flavor.Id), .. inventory.DedicatedHosts.Select(host => host.Id),
        .. inventory.StoragePools.Select(pool => pool.Id), .. inventory.KeyPairs.Select(pair => pair.Id),
        .. inventory.Domains.Select(domain => domain.Id), .. inventory.Servers.SelectMany(server => server.Nics).Select(nic => nic.Id),
    ];

    private static void AddPlain(OrderedDictionary<string, string> variables, ProjectInventory inventory)
    {
        SetZones(variables, inventory);
        var source = variables["source_az"];
        var plain = inventory.Servers.Where(server => server.AvailabilityZone == source && IsPlain(server, inventory)).ToList();
        TryAdd(variables, "vpc", plain.FirstOrDefault()?.VpcId ?? inventory.Vpcs.FirstOrDefault()?.Id);
        AddLettered(variables, "server", 8, plain.Where(server => server.VpcId == variables["vpc"]));
        AddLettered(variables, "volume", 6, inventory.Volumes.Where(volume => volume.AvailabilityZone == source && IsPlain(volume)));
        TryAdd(variables, "flavor", plain.FirstOrDefault()?.Flavor ?? inventory.Flavors.FirstOrDefault()?.Id);
        TryAdd(variables, "subnet", variables.GetValueOrDefault("vpc") is { } vpc ? inventory.GetSubnets(vpc).FirstOrDefault() : null);
        if (variables.GetValueOrDefault("subnet") is { } subnet)
        {
            TryAdd(variables, "free_ip", FreeAddress(inventory, subnet));
            variables.TryAdd("ip_outside_subnet", "203.0.113.7");
            TryAdd(variables, "used_ip", inventory.Servers.SelectMany(server => server.Nics)
                .LastOrDefault(nic => nic.SubnetId == subnet)?.IpAddress);
        }
    }

    // The zones are those of the file's domain, also where it has the id of the built-in one.
    private static void SetZones(OrderedDictionary<string, string> variables, ProjectInventory inventory)
    {
        var known = variables.GetValueOrDefault("domain_id") is { } id ? inventory.Domains[id] : null;
        var domain = known
            ?? inventory.Domains.FirstOrDefault(candidate => candidate is { SoldOut: false, LocalAvailabilityZone.Accessible: true });
        if (domain is not null)
        {
            variables["domain_id"] = domain.Id;
            variables["source_az"] = domain.LocalAvailabilityZone.Name;
            variables["target_az"] = domain.RemoteAvailabilityZone.Name;
        }
    }

    /// <summary>The highest free address, because items that projects add get the lowest.</summary>
    private static string? FreeAddress(ProjectInventory inventory, string subnetId)
    {
        var cidr = Cidr.Parse(inventory.Subnets.Get(subnetId).Cidr);
        for (var address = cidr.Last; cidr.IsUsableForHosts(address); address = new(address.Value - 1))
        {
            if (!inventory.IsAddressTaken(subnetId, $"{address}"))
            {
                return $"{address}";
            }
        }

        return null;
    }

    private static bool IsPlain(Server server, ProjectInventory inventory) =>
        server is
        {
            Status: ServerStatus.Shutoff, OsType: OsTypes.Linux, LockedBy: null, DedicatedHostId: null, EcsGroupId: null,
            ChargingMode: ChargingModes.PostPaid, Volumes: [{ IsSystem: true, VolumeId: var disk }],
        }
        && inventory.Volumes[disk] is { Shared: false, StoragePoolId: null };

    private static bool IsPlain(Volume volume) =>
        volume is
        {
            Status: VolumeStatus.Available, Size: <= 100, Encrypted: false, Frozen: false, Locked: false, Shared: false,
            StoragePoolId: null, DrillId: null, ChargingMode: ChargingModes.PostPaid,
        };

    private static void AddLettered(
        OrderedDictionary<string, string> variables, string prefix, int letters, IEnumerable<IHasId> items)
    {
        var free = items.Select(item => item.Id).Where(id => !variables.ContainsValue(id)).ToList();
        foreach (var name in Enumerable.Range(0, letters).Select(index => $"{prefix}_{(char)('a' + index)}"))
        {
            if (!variables.ContainsKey(name) && free is [var first, ..])
            {
                variables.Add(name, first);
                free.RemoveAt(0);
            }
        }
    }

    private static void AddDefined(OrderedDictionary<string, string> variables, JsonElement json)
    {
        if (!json.TryGetProperty(InventoryFile.VariablesMember, out var defined))
        {
            return;
        }

        InventoryException.ThrowUnless(defined.ValueKind == JsonValueKind.Object, InventoryFile.VariablesMember, "must be an object");
        foreach (var (name, value) in defined.EnumerateObject().Select(member => (member.Name, member.Value)))
        {
            InventoryException.ThrowUnless(
                value.ValueKind == JsonValueKind.String, $"{InventoryFile.VariablesMember}.{name}", "must be a string");
            variables[name] = value.GetString()!;
        }
    }

    private static void TryAdd(OrderedDictionary<string, string> variables, string name, string? value)
    {
        if (value is not null)
        {
            variables.TryAdd(name, value);
        }
    }
}
