using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>domains</c>.</summary>
internal sealed class DomainCollection() : InventoryCollection<Domain>("domains", InventoryJsonContext.Default.Domain, it => it.Domains)
{
    protected override Domain Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Place("domain", id),
            LocalAvailabilityZone = new() { Name = inventory.Template.Edition.SourceZone },
            RemoteAvailabilityZone = new() { Name = inventory.Template.Edition.TargetZone },
        };
    }

    protected override void Validate(Domain item, ProjectInventory inventory)
    {
        ReferenceChecks.CheckName(item.Name);
        InventoryException.ThrowUnless(
            item.LocalAvailabilityZone.Name.Length > 0, "local_availability_zone.name", "must not be empty");
        InventoryException.ThrowUnless(
            item.RemoteAvailabilityZone.Name.Length > 0, "remote_availability_zone.name", "must not be empty");
        InventoryException.ThrowUnless(
            item.JoinsTwoZones, "remote_availability_zone.name", "must differ from local_availability_zone.name");
    }
}
