using System.Text.Json;

namespace SdrsMock.Inventory.Editing;

/// <summary>The variables of surroundings that people bring along.</summary>
internal static class InventoryFileVariables
{
    private static readonly string[] ForEdition = ["source_az", "target_az", "third_az", "security_group", "unknown_id"];

    /// <summary>
    /// Those that still hold, then those of the plain things that the file has to offer, then those that the file names
    /// itself, which win.
    /// </summary>
    public static OrderedDictionary<string, string> Build(
        ProjectInventory inventory, InventoryTemplate builtIn, JsonElement json)
    {
        var variables = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var ids = Ids(inventory);
        foreach (var (name, value) in builtIn.Variables)
        {
            if (ForEdition.Contains(name) || ids.Contains(value) || StillHolds(name, value, inventory))
            {
                variables.Add(name, value);
            }
        }

        AddPlain(variables, inventory);
        AddOwn(variables, json);
        return variables;
    }

    private static bool StillHolds(string name, string address, ProjectInventory it)
    {
        var subnet = it.Template.Variables["subnet"];
        return it.Subnets[subnet] is not null && name switch
        {
            "free_ip" or "free_ip_b" => it.IsAddressOf(subnet, address) && !it.IsAddressTaken(subnet, address),
            "used_ip" => !it.GetServersByAddress(subnet, address).IsEmpty,
            "ip_outside_subnet" => !it.IsAddressOf(subnet, address),
            _ => false,
        };
    }

    private static HashSet<string> Ids(ProjectInventory it) =>
    [
        .. it.Servers.Select(server => server.Id), .. it.Volumes.Select(volume => volume.Id),
        .. it.Vpcs.Select(vpc => vpc.Id), .. it.Subnets.Select(subnet => subnet.Id),
        .. it.Flavors.Select(flavor => flavor.Id), .. it.DedicatedHosts.Select(host => host.Id),
        .. it.StoragePools.Select(pool => pool.Id), .. it.KeyPairs.Select(pair => pair.Id),
        .. it.Domains.Select(domain => domain.Id), .. it.Servers.SelectMany(server => server.Nics).Select(nic => nic.Id),
    ];

    private static void AddPlain(OrderedDictionary<string, string> variables, ProjectInventory it)
    {
        var open = it.Domains.FirstOrDefault(domain => domain is { SoldOut: false, LocalAvailabilityZone.Accessible: true });
        if (open is { } domain && variables.TryAdd("domain_id", domain.Id))
        {
            variables["source_az"] = domain.LocalAvailabilityZone.Name;
            variables["target_az"] = domain.RemoteAvailabilityZone.Name;
        }

        var source = variables["source_az"];
        var plain = it.Servers.Where(server => server.AvailabilityZone == source && IsPlain(server, it)).ToList();
        TryAdd(variables, "vpc", plain.FirstOrDefault()?.VpcId ?? it.Vpcs.FirstOrDefault()?.Id);
        AddLettered(variables, "server", 8, plain.Where(server => server.VpcId == variables["vpc"]));
        AddLettered(variables, "volume", 6, it.Volumes.Where(volume => volume.AvailabilityZone == source && IsPlain(volume)));
        TryAdd(variables, "flavor", plain.FirstOrDefault()?.Flavor ?? it.Flavors.FirstOrDefault()?.Id);
        TryAdd(variables, "subnet", variables.GetValueOrDefault("vpc") is { } vpc ? it.GetSubnets(vpc).FirstOrDefault() : null);
        if (variables.GetValueOrDefault("subnet") is { } subnet)
        {
            TryAdd(variables, "free_ip", FreeAddress(it, subnet));
            variables.TryAdd("ip_outside_subnet", "203.0.113.7");
            TryAdd(variables, "used_ip", it.Servers.SelectMany(server => server.Nics)
                .LastOrDefault(nic => nic.SubnetId == subnet)?.IpAddress);
        }
    }

    /// <summary>The highest one: what projects add takes the lowest.</summary>
    private static string? FreeAddress(ProjectInventory it, string subnetId)
    {
        var cidr = Cidr.Parse(it.Subnets[subnetId]!.Cidr);
        for (var address = cidr.Last; cidr.IsUsableForHosts(address); address = new(address.Value - 1))
        {
            if (!it.IsAddressTaken(subnetId, $"{address}"))
            {
                return $"{address}";
            }
        }

        return null;
    }

    private static bool IsPlain(Server server, ProjectInventory it) =>
        server is
        {
            Status: ServerStatus.Shutoff, OsType: OsTypes.Linux, LockedBy: null, DedicatedHostId: null, EcsGroupId: null,
            ChargingMode: ChargingModes.PostPaid, Volumes: [{ IsSystem: true, VolumeId: var disk }],
        }
        && it.Volumes[disk] is { Shared: false, StoragePoolId: null };

    private static bool IsPlain(Volume volume) =>
        volume is
        {
            Status: VolumeStatus.Available, Size: <= 100, Encrypted: false, Frozen: false, Locked: false, Shared: false,
            StoragePoolId: null, DrillId: null, ChargingMode: ChargingModes.PostPaid,
        };

    private static void AddLettered(
        OrderedDictionary<string, string> variables, string prefix, int letters, IEnumerable<IHasId> things)
    {
        var free = things.Select(thing => thing.Id).Where(id => !variables.ContainsValue(id)).ToList();
        foreach (var name in Enumerable.Range(0, letters).Select(index => $"{prefix}_{(char)('a' + index)}"))
        {
            if (!variables.ContainsKey(name) && free is [var first, ..])
            {
                variables.Add(name, first);
                free.RemoveAt(0);
            }
        }
    }

    private static void AddOwn(OrderedDictionary<string, string> variables, JsonElement json)
    {
        if (!json.TryGetProperty(InventoryFile.VariablesMember, out var own))
        {
            return;
        }

        InventoryException.ThrowUnless(own.ValueKind == JsonValueKind.Object, InventoryFile.VariablesMember, "must be an object");
        foreach (var (name, value) in own.EnumerateObject().Select(member => (member.Name, member.Value)))
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
