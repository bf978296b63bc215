using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.State;

namespace SdrsMock.Engine;

/// <summary>Copies projects.</summary>
internal static class ProjectFork
{
    /// <summary>
    /// Creates a project of its own with the state of a project, and a clock that is frozen at the time of that state. It continues as
    /// the project would have: the next ids are the same.
    /// </summary>
    /// <param name="engine">The mock.</param>
    /// <param name="from">The project to copy.</param>
    /// <param name="at">The state of which instant; null for the present one.</param>
    /// <param name="into">The id of the new project; null for a new one.</param>
    /// <returns>The id of the new project, and when its state is durable.</returns>
    /// <exception cref="ArgumentException">The new project exists already, or the time is out of the range of a frozen clock.</exception>
    /// <exception cref="StoreException">The state of the instant cannot be computed.</exception>
    public static (string Id, Task Persisted) Create(MockEngine engine, string from, ProjectInstant? at, string? into)
    {
        if (into is not null)
        {
            CheckIsFree(engine, into);
        }

        var (now, source, bytes) = at is not null ? Read(at.State) : ReadPresent(engine, from);
        if (!MockClock.IsStart(now))
        {
            throw new ArgumentException(
                $"project_id: the time of the project, {WireTimeFormat.FormatZoned(now)}, is not from 1970 to the begin of 4000");
        }

        using var document = JsonDocument.Parse(bytes);
        var id = engine.Lifecycle.Create(into, now);
        var copy = StateDocument.Build(document.RootElement, engine.Projects.Context, id);
        copy.ContinueIds(source);
        var replaced = engine.Projects.Replace(copy);
        engine.Changes.RecordReset(id);
        return (id, replaced);
    }

    private static void CheckIsFree(MockEngine engine, string into)
    {
        if (engine.Lifecycle.Ids.Contains(into))
        {
            throw new ArgumentException($"into: project {into} exists already; use another id, or delete the project first");
        }

        if (engine.Projects.Existing(into).Any(known => !known.IsPristine))
        {
            throw new ArgumentException($"into: project {into} holds resources already; use another id");
        }
    }

    private static (DateTimeOffset Now, string IdSource, byte[] Document) ReadPresent(MockEngine engine, string projectId)
    {
        using var lease = engine.Projects.Acquire(projectId, onlyReads: true);
        return Read(lease.Project);
    }

    private static (DateTimeOffset Now, string IdSource, byte[] Document) Read(ProjectState state) =>
        (state.Now, state.IdSource, Response.Json(200, json => StateDocument.WriteProject(json, state)).Body.ToArray());
}
