using System.Text.Json.Serialization;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>The persisted form of a project's resources: oldest first, so that reading them restores their order.</summary>
internal sealed class ProjectStateDto
{
    /// <summary>How many ids were drawn; the following ids depend on it.</summary>
    [JsonPropertyName("drawn")]
    public required long Drawn { get; init; }

    /// <summary>
    /// The project whose sequence of ids is continued, in a snapshot of a fork; null for the project's own, and in state documents.
    /// </summary>
    [JsonPropertyName("ids_of")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IdsOf { get; init; }

    [JsonPropertyName("groups")]
    public required List<ProtectionGroup> Groups { get; init; }

    [JsonPropertyName("instances")]
    public required List<ProtectedInstance> Instances { get; init; }

    [JsonPropertyName("pairs")]
    public required List<ReplicationPair> Pairs { get; init; }

    [JsonPropertyName("drills")]
    public required List<DisasterRecoveryDrill> Drills { get; init; }

    [JsonPropertyName("jobs")]
    public required List<Job> Jobs { get; init; }

    [JsonPropertyName("failed_tasks")]
    public required List<FailureJob> FailureJobs { get; init; }

    [JsonPropertyName("rpo")]
    public required RpoHistory Rpo { get; init; }

    public static ProjectStateDto FromState(ProjectState project, bool withIdSource = false) => new()
    {
        Drawn = project.Ids.DrawnCount,
        IdsOf = withIdSource && project.IdSource != project.ProjectId ? project.IdSource : null,
        Groups = [.. project.Groups],
        Instances = [.. project.Instances],
        Pairs = [.. project.Pairs],
        Drills = [.. project.Drills],
        Jobs = [.. project.Jobs.All],
        FailureJobs = [.. project.FailureJobs],
        Rpo = project.Rpo,
    };

    public void Restore(ProjectState project)
    {
        project.Ids.DrawnCount = Drawn;
        if (IdsOf is not null)
        {
            project.ContinueIds(IdsOf);
        }

        Groups.ForEach(group => project.Groups.Add(group));
        Instances.ForEach(instance => project.Instances.Add(instance));
        Pairs.ForEach(pair => project.Pairs.Add(pair));
        Drills.ForEach(drill => project.Drills.Add(drill));
        Jobs.ForEach(project.Jobs.Add);
        project.FailureJobs.AddRange(FailureJobs);
        project.Rpo = Rpo;
    }
}
