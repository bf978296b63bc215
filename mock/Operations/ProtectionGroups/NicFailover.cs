using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>
/// What becomes of a group's network interfaces when production moves: they follow it with their IP, MAC and EIP, so that
/// clients find it where it was. umn faqs/why_nics_of_dr_site_servers_are_not_displayed_after_i_perform_a_failover.rst.
/// </summary>
internal static class NicFailover
{
    /// <summary>A failover: the DR servers take those of the production servers, which are forced off and end with none.</summary>
    public static void Migrate(ProjectState project, ProtectionGroup group)
    {
        foreach (var (instance, production, recovery) in ServerPairByRole.ForGroup(project, group))
        {
            instance.SpareNics.Clear();
            instance.SpareNics.AddRange(recovery.Nics);
            Give(project, production with { Status = ServerStatus.Shutoff }, []);
            Give(project, recovery, production.Nics);
        }
    }

    /// <summary>A planned failover: both sides exchange theirs.</summary>
    public static void Swap(ProjectState project, ProtectionGroup group)
    {
        foreach (var (_, production, recovery) in ServerPairByRole.ForGroup(project, group))
        {
            Give(project, production, recovery.Nics);
            Give(project, recovery, production.Nics);
        }
    }

    /// <summary>Re-protection: what a failover took off the DR servers goes to the former production servers.</summary>
    public static void GiveSpares(ProjectState project, ProtectionGroup group)
    {
        foreach (var (instance, _, recovery) in ServerPairByRole.ForGroup(project, group).Where(servers => servers.DrServer.Nics.IsEmpty))
        {
            Give(project, recovery, [.. instance.SpareNics.Select(nic => AtFreeAddress(project, nic))]);
            instance.SpareNics.Clear();
        }
    }

    private static void Give(ProjectState project, Server server, SmallList<Nic> nics) => project.Inventory.Servers.Put(server with { Nics = nics });

    // Somebody may have taken the address while nobody used it.
    private static Nic AtFreeAddress(ProjectState project, Nic nic) =>
        project.IsAddressTaken(nic.SubnetId, nic.IpAddress) && project.FindFreeAddress(nic.SubnetId) is { } free
            ? nic with { IpAddress = free }
            : nic;
}
