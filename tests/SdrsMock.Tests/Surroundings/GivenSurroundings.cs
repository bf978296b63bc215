using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SdrsMock.Surroundings;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Tests.Surroundings;

/// <summary>One project with the built-in surroundings, and the ways in which the tests touch it.</summary>
internal sealed class GivenSurroundings(Blueprint blueprint)
{
    public static readonly Blueprint Huawei = Blueprint.Create(Edition.Huawei, 1);

    private long _count;

    public GivenSurroundings()
        : this(Huawei)
    {
    }

    public ProjectSurroundings Project { get; init; } = new(blueprint);

    public Server this[string specimen] => Project.Servers[Id(specimen)]!;

    public string Id(string specimen) => Project.Blueprint.Variables[specimen];

    public Volume Volume(string specimen) => Project.Volumes[Id(specimen)]!;

    public Change Add(string kind, string json) =>
        InventoryKinds.Named(kind).Add(Project, Parse(json), () => ++_count);

    public Change Patch(string kind, string id, string json) =>
        InventoryKinds.Named(kind).Patch(Project, id, Parse(json), () => ++_count);

    public Change Remove(string kind, string id) => InventoryKinds.Named(kind).Remove(Project, id);

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

    public static string Whole(ProjectSurroundings project) => Written(project.WriteTo);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
