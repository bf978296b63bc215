using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>key_pairs</c>; a key pair can be removed while servers use it (PI-CREATE-06).</summary>
internal sealed class KeyPairCollection()
    : InventoryCollection<KeyPair>("key_pairs", InventoryJsonContext.Default.KeyPair, it => it.KeyPairs)
{
    public override string IdMember => "name";

    protected override KeyPair Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids) =>
        new() { Name = $"keypair-{ids.Next(Name)[..8]}" };

    protected override void Validate(KeyPair item, ProjectInventory inventory)
    {
    }
}
