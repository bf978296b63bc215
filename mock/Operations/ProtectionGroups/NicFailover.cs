using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>
/// Moves a group's network interfaces with production: the new production servers get IP, MAC and EIP of the former ones, so
/// that clients find them at the same addresses (umn
/// faqs/why_nics_of_dr_site_servers_are_not_displayed_after_i_perform_a_failover.rst). The caller holds the project lock.
/// </summary>
internal static class NicFailover
{
    /// <summary>
    /// Failover: the DR servers get the interfaces of the production servers, which are stopped and have none afterwards.
    /// </summary>
    public static void Migrate(ProjectState project, ProtectionGroup group)
    {
        foreach (var (instance, production, recovery) in ServerPairByRole.ForGroup(project, group))
        {
            instance.SpareNics.Clear();
            instance.SpareNics.AddRange(recovery.Nics);
            SetNics(project, production with { Status = ServerStatus.Shutoff }, []);
            SetNics(project, recovery, production.Nics);
        }
    }

    /// <summary>Planned failover: production and DR servers exchange their interfaces.</summary>
    public static void Swap(ProjectState project, ProtectionGroup group)
    {
        foreach (var (_, production, recovery) in ServerPairByRole.ForGroup(project, group))
        {
            SetNics(project, production, recovery.Nics);
            SetNics(project, recovery, production.Nics);
        }
    }

    /// <summary>Re-protection: the former production servers get the interfaces that the DR servers had before the failover.</summary>
    public static void GiveSpares(ProjectState project, ProtectionGroup group)
    {
        foreach (var (instance, _, recovery) in ServerPairByRole.ForGroup(project, group).Where(servers => servers.DrServer.Nics.IsEmpty))
        {
            SetNics(project, recovery, [.. instance.SpareNics.Select(nic => AtFreeAddress(project, nic))]);
            instance.SpareNics.Clear();
        }
    }

    private static void SetNics(ProjectState project, Server server, SmallList<Nic> nics) =>
        project.Inventory.Servers.Put(server with { Nics = nics });

    // The address may be in use by now.
    private static Nic AtFreeAddress(ProjectState project, Nic nic) =>
        project.IsAddressTaken(nic.SubnetId, nic.IpAddress) && project.FindFreeAddress(nic.SubnetId) is { } free
            ? nic with { IpAddress = free }
            : nic;
}
