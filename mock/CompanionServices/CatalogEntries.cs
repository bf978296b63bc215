using SdrsMock.Http;
using SdrsMock.Keystone;

namespace SdrsMock.CompanionServices;

/// <summary>
/// The entries of the companion services in the service catalog, one for every type that clients look up. The URLs of
/// <c>network</c> and <c>image</c> have no version: gophertelekomcloud appends one, and openstacksdk discovers it.
/// </summary>
internal static class CatalogEntries
{
    /// <summary>All entries.</summary>
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        new(ServiceHosts.Ecs, "nova", "compute", $"/v2.1/{CatalogEntry.Project}"),
        new(ServiceHosts.Ecs, "ecs", "ecs", $"/v1/{CatalogEntry.Project}"),
        new(ServiceHosts.Evs, "cinderv3", "volumev3", $"/v3/{CatalogEntry.Project}"),
        new(ServiceHosts.Evs, "cinderv2", "volumev2", $"/v2/{CatalogEntry.Project}"),
        new(ServiceHosts.Evs, "cinder", "volume", $"/v1/{CatalogEntry.Project}"),
        new(ServiceHosts.Evs, "evs", "evs", $"/v2/{CatalogEntry.Project}"),
        new(ServiceHosts.Vpc, "neutron", "network", ""),
        new(ServiceHosts.Vpc, "vpc", "vpc", $"/v1/{CatalogEntry.Project}"),
        new(ServiceHosts.Ims, "glance", "image", ""),
        new(ServiceHosts.Ims, "imsv2", "imsv2", "/v2"),
    ];
}
