using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>accounts</c>: exactly one.</summary>
internal sealed class AccountCollection()
    : InventoryCollection<Account>("accounts", InventoryJsonContext.Default.Account, it => it.Accounts)
{
    public override InventoryChange Add(ProjectInventory inventory, JsonElement body, Func<long> next) =>
        throw InventoryException.Conflict("accounts has exactly one item; change it instead of adding one");

    public override void Load(ProjectInventory inventory, JsonElement element, Func<long> next) =>
        ReadOnlyCollectionRules.Load(this, "id", inventory, element, next);

    protected override Account Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids) =>
        throw new InvalidOperationException("Accounts are not added.");

    protected override void Validate(Account item, ProjectInventory inventory)
    {
    }

    protected override string FindUser(Account item, ProjectInventory inventory) => "accounts has exactly one item";
}
