using System.Text.Json.Serialization;
using SdrsMock.Resources;

namespace SdrsMock.Engine;

/// <summary>A project's resources as they are saved: oldest first, so that reading them restores their order.</summary>
internal sealed class SavedResources
{
    /// <summary>How many ids were drawn; the next ones follow from it.</summary>
    [JsonPropertyName("drawn")]
    public required long Drawn { get; init; }

    [JsonPropertyName("groups")]
    public required List<ProtectionGroup> Groups { get; init; }

    [JsonPropertyName("instances")]
    public required List<ProtectedInstance> Instances { get; init; }

    [JsonPropertyName("pairs")]
    public required List<ReplicationPair> Pairs { get; init; }

    [JsonPropertyName("drills")]
    public required List<Drill> Drills { get; init; }

    [JsonPropertyName("jobs")]
    public required List<Job> Jobs { get; init; }

    [JsonPropertyName("failed_tasks")]
    public required List<FailedTask> FailedTasks { get; init; }

    [JsonPropertyName("rpo")]
    public required RpoHistory Rpo { get; init; }

    public static SavedResources Of(World world) => new()
    {
        Drawn = world.Ids.Drawn,
        Groups = [.. world.Groups],
        Instances = [.. world.Instances],
        Pairs = [.. world.Pairs],
        Drills = [.. world.Drills],
        Jobs = [.. world.Jobs.All],
        FailedTasks = [.. world.FailedTasks],
        Rpo = world.Rpo,
    };

    public void Restore(World world)
    {
        world.Ids.Drawn = Drawn;
        Groups.ForEach(group => world.Groups.Add(group));
        Instances.ForEach(instance => world.Instances.Add(instance));
        Pairs.ForEach(pair => world.Pairs.Add(pair));
        Drills.ForEach(drill => world.Drills.Add(drill));
        Jobs.ForEach(world.Jobs.Keep);
        world.FailedTasks.AddRange(FailedTasks);
        world.Rpo = Rpo;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SavedResources))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(SharedState))]
internal sealed partial class StateJson : JsonSerializerContext;
