using System.Text.Json;
using SdrsMock.Resources;

namespace SdrsMock.Engine;

/// <summary>
/// Whether a saved project holds together. People edit state documents: what dangles, or was left out and read as
/// nothing, would break a call long after.
/// </summary>
internal static class SavedCheck
{
    /// <summary>Holds a world against the document it was read from. The world is used up by it.</summary>
    /// <exception cref="ArgumentException">They differ, or something dangles; the message says what.</exception>
    public static void Hold(JsonElement saved, World world)
    {
        using var again = JsonDocument.Parse(Reply.Json(200, json => StateDocument.WriteProject(json, world)).Body);
        Same(saved, again.RootElement, "resources");
        foreach (var kind in saved.GetProperty("surroundings").EnumerateObject())
        {
            Same(saved.GetProperty("surroundings"), again.RootElement.GetProperty("surroundings"), kind.Name);
        }

        Order(world);
        References(world);
        Rehearse(world);
    }

    private static void Same(JsonElement saved, JsonElement read, string member)
    {
        if (DifferenceOf(saved.GetProperty(member), read.TryGetProperty(member, out var there) ? there : default, member) is { } place)
        {
            throw new ArgumentException($"{place} is missing, unknown, or not of its kind");
        }
    }

    private static string? DifferenceOf(JsonElement saved, JsonElement read, string path) => (saved.ValueKind, read.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => saved.EnumerateObject().Concat(read.EnumerateObject()).Select(member => member.Name).Distinct()
            .Select(name => DifferenceOf(Member(saved, name), Member(read, name), $"{path}.{name}")).FirstOrDefault(place => place is not null),
        (JsonValueKind.Array, JsonValueKind.Array) when saved.GetArrayLength() == read.GetArrayLength() =>
            saved.EnumerateArray().Zip(read.EnumerateArray()).Select((pair, index) => DifferenceOf(pair.First, pair.Second, $"{path}[{index}]")).FirstOrDefault(place => place is not null),
        (JsonValueKind.Undefined, _) or (_, JsonValueKind.Undefined) => path,
        _ => JsonElement.DeepEquals(saved, read) ? null : path,
    };

    private static JsonElement Member(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member : default;

    // Resources are found again by their place in the order of creation, and the next numbers follow from those drawn.
    private static void Order(World world)
    {
        IEnumerable<IResource>[] kinds = [world.Groups, world.Instances, world.Pairs, world.Drills];
        foreach (var (before, after) in kinds.SelectMany(kind => kind.Zip(kind.Skip(1))))
        {
            Require(before.Sequence < after.Sequence, $"{after.Id} stands behind {before.Id}, but its sequence says that it was made before it, or as the same");
        }

        foreach (var resource in kinds.SelectMany(kind => kind))
        {
            Require(resource.Sequence <= world.Ids.Drawn, $"drawn is {world.Ids.Drawn}, but {resource.Id} has the sequence {resource.Sequence}");
        }
    }

    private static void References(World world)
    {
        foreach (var resource in world.Instances.Concat<IResource>(world.Pairs).Concat(world.Drills))
        {
            Require(world.Groups[resource.GroupId] is not null, $"{resource.Id} is of the group {resource.GroupId}, which is not there");
        }

        foreach (var attachment in world.Instances.SelectMany(instance => instance.Attachments).Concat(world.Pairs.SelectMany(pair => pair.Attachments)))
        {
            Require(
                world.Instances[attachment.InstanceId]?.Attachments.Contains(attachment) is true && world.Pairs[attachment.PairId]?.Attachments.Contains(attachment) is true,
                $"the attachment of {attachment.PairId} to {attachment.InstanceId} does not stand on both sides");
        }

        foreach (var job in world.Jobs.All)
        {
            Require(
                world.Rules.JobOwners.TryGetValue(job.Operation, out var owner) && owner.Starts(job),
                $"{job.Operation} starts no job such as {job.Id}");
        }
    }

    // Shown once, carried to the end of its last job, and shown again: whatever throws throws here and not in a call.
    private static void Rehearse(World world)
    {
        Show(world);
        world.Jobs.Settle(world.Jobs.LastDue ?? world.Now);
        Show(world);
    }

    private static void Show(World world) => Reply.Json(200, json =>
    {
        json.WriteStartArray();
        foreach (var resource in world.Groups.Concat<IResource>(world.Instances).Concat(world.Pairs).Concat(world.Drills))
        {
            resource.WriteTo(json, world);
        }

        foreach (var job in world.Jobs.All)
        {
            job.WriteTo(json, world.Now);
        }

        world.FailedTasks.ForEach(task => task.WriteTo(json));
        json.WriteEndArray();
    });

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
