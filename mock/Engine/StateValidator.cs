using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;
using SdrsMock.Views;

namespace SdrsMock.Engine;

/// <summary>
/// Validates a saved project. Documents are edited by hand: dangling references and omitted members would otherwise fail at a
/// much later request.
/// </summary>
internal static class StateValidator
{
    /// <summary>Validates a restored project against its source document. Mutates the project; discard it afterwards.</summary>
    /// <exception cref="ArgumentException">They differ, or a reference dangles; the message names the place.</exception>
    public static void Validate(JsonElement saved, ProjectState project)
    {
        using var again = JsonDocument.Parse(Response.Json(200, json => StateDocument.WriteProject(json, project)).Body);
        AreEqual(saved, again.RootElement, "resources");
        foreach (var kind in saved.GetProperty("surroundings").EnumerateObject())
        {
            AreEqual(saved.GetProperty("surroundings"), again.RootElement.GetProperty("surroundings"), kind.Name);
        }

        Order(project);
        References(project);
        DryRun(project);
    }

    private static void AreEqual(JsonElement saved, JsonElement read, string member)
    {
        if (FindDifference(saved.GetProperty(member), read.TryGetProperty(member, out var there) ? there : default, member) is { } place)
        {
            throw new ArgumentException($"{place} is missing, unknown, or has another type");
        }
    }

    private static string? FindDifference(JsonElement saved, JsonElement read, string path) => (saved.ValueKind, read.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) =>
            saved.EnumerateObject().Concat(read.EnumerateObject()).Select(member => member.Name).Distinct()
            .Select(name => FindDifference(Member(saved, name), Member(read, name), $"{path}.{name}")).FirstOrDefault(
                place => place is not null),
        (JsonValueKind.Array, JsonValueKind.Array) when saved.GetArrayLength() == read.GetArrayLength() =>
            saved.EnumerateArray().Zip(read.EnumerateArray()).Select((pair,
                index) => FindDifference(pair.First, pair.Second, $"{path}[{index}]")).FirstOrDefault(place => place is not null),
        (JsonValueKind.Undefined, _) or (_, JsonValueKind.Undefined) => path,
        _ => JsonElement.DeepEquals(saved, read) ? null : path,
    };

    private static JsonElement Member(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member : default;

    // Resources are found by their position in the order of creation, and the next sequence numbers follow from the drawn ids.
    private static void Order(ProjectState project)
    {
        IEnumerable<IResource>[] kinds = [project.Groups, project.Instances, project.Pairs, project.Drills];
        foreach (var (before, after) in kinds.SelectMany(kind => kind.Zip(kind.Skip(1))))
        {
            Require(before.Sequence < after.Sequence, $"{after.Id} follows {before.Id}, but its sequence is not greater");
        }

        foreach (var resource in kinds.SelectMany(kind => kind))
        {
            Require(resource.Sequence <= project.Ids.DrawnCount,
                $"drawn: {project.Ids.DrawnCount} is less than the sequence {resource.Sequence} of {resource.Id}");
        }
    }

    private static void References(ProjectState project)
    {
        foreach (var resource in project.Instances.Concat<IResource>(project.Pairs).Concat(project.Drills))
        {
            Require(project.Groups[resource.GroupId] is not null,
                $"{resource.Id} belongs to the group {resource.GroupId}, which does not exist");
        }

        foreach (var attachment in project.Instances.SelectMany(instance => instance.Attachments)
            .Concat(project.Pairs.SelectMany(pair => pair.Attachments)))
        {
            Require(
                project.Instances[attachment.InstanceId]?.Attachments.Contains(attachment) is true
                    && project.Pairs[attachment.PairId]?.Attachments.Contains(attachment) is true,
                $"the attachment of {attachment.PairId} to {attachment.InstanceId} is not recorded on both sides");
        }

        foreach (var job in project.Jobs.All)
        {
            Require(
                project.Context.JobHandlers.TryGetValue(job.Operation, out var owner) && owner.Owns(job),
                $"{job.Operation} starts no job such as {job.Id}");
        }
    }

    // Renders every resource, completes all jobs and renders again, so that corrupt state fails at load time.
    private static void DryRun(ProjectState project)
    {
        Show(project);
        project.JobScheduler.CompleteDueJobs(project.Jobs.LastDue ?? project.Now);
        Show(project);
    }

    private static void Show(ProjectState project) => Response.Json(200, json =>
    {
        json.WriteStartArray();
        foreach (var resource in project.Groups.Concat<IResource>(project.Instances).Concat(project.Pairs).Concat(project.Drills))
        {
            ResourceView.Write(json, resource, project);
        }

        foreach (var job in project.Jobs.All)
        {
            JobView.Write(json, job, project.Now);
        }

        project.FailureJobs.ForEach(
            failureJob => JsonSerializer.Serialize(json, FailureJobView.Create(failureJob), ViewJson.Default.FailureJobView));
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
