using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Operations;

/// <summary>
/// What becomes of a group's network interfaces when production moves: they follow it with their IP, MAC and EIP, so that
/// clients find it where it was. umn faqs/why_nics_of_dr_site_servers_are_not_displayed_after_i_perform_a_failover.rst.
/// </summary>
internal static class Interfaces
{
    /// <summary>A failover: the DR servers take those of the production servers, which are forced off and end with none.</summary>
    public static void Migrate(World world, ProtectionGroup group)
    {
        foreach (var (instance, production, recovery) in ServersByRole.Of(world, group))
        {
            instance.SpareNics.Clear();
            instance.SpareNics.AddRange(recovery.Nics);
            Give(world, production with { Status = ServerStatus.Shutoff }, []);
            Give(world, recovery, production.Nics);
        }
    }

    /// <summary>A planned failover: both sides exchange theirs.</summary>
    public static void Swap(World world, ProtectionGroup group)
    {
        foreach (var (_, production, recovery) in ServersByRole.Of(world, group))
        {
            Give(world, production, recovery.Nics);
            Give(world, recovery, production.Nics);
        }
    }

    /// <summary>Re-protection: what a failover took off the DR servers goes to the former production servers.</summary>
    public static void GiveSpares(World world, ProtectionGroup group)
    {
        foreach (var (instance, _, recovery) in ServersByRole.Of(world, group).Where(servers => servers.Recovery.Nics.IsEmpty))
        {
            Give(world, recovery, [.. instance.SpareNics.Select(nic => AtFreeAddress(world, nic))]);
            instance.SpareNics.Clear();
        }
    }

    private static void Give(World world, Server server, Few<Nic> nics) => world.Surroundings.Servers.Put(server with { Nics = nics });

    // Somebody may have taken the address while nobody used it.
    private static Nic AtFreeAddress(World world, Nic nic) =>
        world.IsAddressTaken(nic.SubnetId, nic.IpAddress) && world.FreeAddress(nic.SubnetId) is { } free
            ? nic with { IpAddress = free }
            : nic;
}
