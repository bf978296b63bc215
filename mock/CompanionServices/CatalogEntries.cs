using SdrsMock.Http;
using SdrsMock.Keystone;

namespace SdrsMock.CompanionServices;

/// <summary>
/// How the catalog lists the neighbours: by every type that clients look for. gophertelekomcloud puts a version behind the
/// addresses of <c>network</c> and <c>image</c> itself, and openstacksdk finds theirs out, so these come without one.
/// </summary>
internal static class CatalogEntries
{
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
