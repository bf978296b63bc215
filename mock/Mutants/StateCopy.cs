using SdrsMock.State;

namespace SdrsMock.Mutants;

/// <summary>Copies of a project. The caller holds the project lock.</summary>
internal static class StateCopy
{
    /// <summary>A project with the same resources and the same inventory, which no request can change.</summary>
    public static ProjectState Of(ProjectState project) => Restore(SnapshotSerializer.Serialize(project), project);

    /// <summary>A project as it was when it was serialized.</summary>
    public static ProjectState Restore(byte[] snapshot, ProjectState project) =>
        SnapshotSerializer.Deserialize(snapshot, project.ProjectId, project.Context);
}
