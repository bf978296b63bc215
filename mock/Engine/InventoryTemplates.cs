using System.Collections.Concurrent;
using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;

namespace SdrsMock.Engine;

/// <summary>
/// The generated inventory templates of the process, by edition and seed. Generating one costs more than starting a server,
/// and templates never change, so all mocks of a process share them. Thread-safe.
/// </summary>
internal static class InventoryTemplates
{
    private static readonly ConcurrentDictionary<(string Edition, long Seed), Lazy<InventoryTemplate>> s_generated = new();

    /// <summary>The template that the options ask for: generated from the seed, or read from the given inventory.</summary>
    /// <exception cref="ArgumentException">The inventory is invalid; the message names the item.</exception>
    public static InventoryTemplate Get(MockOptions options, Edition edition)
    {
        if (options.Inventory is not { } inventory)
        {
            return s_generated.GetOrAdd((edition.Name, options.Seed), key => new(() => InventoryTemplate.Create(edition, key.Seed))).Value;
        }

        try
        {
            return InventoryTemplate.FromJson(edition, options.Seed, inventory);
        }
        catch (InventoryException exception)
        {
            throw new ArgumentException($"the inventory cannot be used: {exception.Message}", exception);
        }
    }
}
