using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;

namespace SdrsMock.Tests.Inventory;

/// <summary>One project with the built-in inventory, and helpers for its tests.</summary>
internal sealed class InventoryTestBase(InventoryTemplate template)
{
    public static readonly InventoryTemplate Huawei = InventoryTemplate.Create(Edition.Parse("huawei"), 1);

    private long _count;

    public InventoryTestBase()
        : this(Huawei)
    {
    }

    public ProjectInventory Project { get; init; } = new(template);

    public Server this[string fixture] => Project.Servers[Id(fixture)]!;

    public string Id(string fixture) => Project.Template.Variables[fixture];

    public Volume Volume(string fixture) => Project.Volumes[Id(fixture)]!;

    public InventoryChange Add(string kind, string json) =>
        InventoryCollections.Find(kind).Add(Project, Parse(json), () => ++_count);

    public InventoryChange Patch(string kind, string id, string json) =>
        InventoryCollections.Find(kind).Patch(Project, id, Parse(json), () => ++_count);

    public InventoryChange Remove(string kind, string id) => InventoryCollections.Find(kind).Remove(Project, id);

    public static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    public static string Written(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string Whole(ProjectInventory project) => Written(project.WriteTo);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
