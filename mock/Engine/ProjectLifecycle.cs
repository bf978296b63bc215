using SdrsMock.Diagnostics;
using SdrsMock.Projects;

namespace SdrsMock.Engine;

/// <summary>
/// Creates, resets and deletes projects of their own: with a clock, fault rules and credentials that no other project has. Thread-safe.
/// </summary>
internal sealed class ProjectLifecycle(ProjectRegistry projects, GlobalState globalState, RequestJournal journal, ChangeFeed changes)
{
    /// <summary>The ids of the projects in the order in which they were created.</summary>
    public IReadOnlyList<string> Ids => globalState.CreatedIds;

    /// <summary>Creates a project; returns its id once that is durable.</summary>
    /// <param name="id">32 hexadecimal characters; null for a new id.</param>
    /// <param name="frozenAt">The time that its frozen clock shows at first; null for a clock that runs with the machine's.</param>
    /// <exception cref="ArgumentException">The id is invalid, or the project exists already; the message says which.</exception>
    public string Create(string? id, DateTimeOffset? frozenAt)
    {
        if (id is not null && projects.Existing(id).Any(known => !known.IsPristine))
        {
            throw new ArgumentException($"id: project {id} holds resources already; use another id, or reset the project first");
        }

        var created = globalState.CreateProject(id, frozenAt);
        projects.Drop(created);
        changes.RecordProject(created, "created");
        return created;
    }

    /// <summary>Resets a project of its own to its initial state: resources, clock, fault rules and journal.</summary>
    /// <returns>Completes when the reset is durable.</returns>
    public Task Reset(string id)
    {
        globalState.ResetProject(id);
        journal.TryClear(id);
        return projects.Reset(id);
    }

    /// <summary>Deletes a project with everything in it; false when it was not created on its own.</summary>
    public bool Delete(string id)
    {
        if (!Ids.Contains(id))
        {
            return false;
        }

        try
        {
            using var lease = projects.Acquire(id);
            globalState.DeleteProject(lease);
            projects.Drop(id);
        }
        catch (ArgumentException)
        {
            // Another call has deleted it meanwhile.
            return false;
        }

        changes.RecordProject(id, "deleted");
        return true;
    }
}
