using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Faults;

namespace SdrsMock.Projects;

/// <summary>
/// The projects that were created on their own: each has its clock, its fault rules and its credentials. It is part of
/// <see cref="GlobalState"/>, which serialises changes. Reading is safe for concurrent use.
/// </summary>
/// <param name="clocks">The clock of each project.</param>
/// <param name="faults">The fault rules.</param>
/// <param name="issuer">The credentials; it also gives ids to projects.</param>
/// <param name="scopes">What else is kept apart for each project.</param>
internal sealed class CreatedProjects(
    ProjectClocks clocks, FaultRuleSet faults, CredentialIssuer issuer, IReadOnlyList<IProjectScope> scopes)
{
    // How many deleted projects are known.
    private const int MaxDeleted = 1000;

    private readonly IProjectScope[] _scopes = [faults, issuer, .. scopes];

    // Replaced as a whole by each change, so that it can be read at any time.
    private volatile IReadOnlyList<string> _ids = [];
    private volatile IReadOnlyList<string> _deleted = [];
    private long _given;

    /// <summary>Called after a project was created or deleted by another process or by a replaced state.</summary>
    public Action<string>? Replaced { get; set; }

    /// <summary>Called with the clock of a project before it is used.</summary>
    public Action<MockClock>? ClockCreated { get; set; }

    /// <summary>The ids of the projects in the order in which they were created.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The ids of the latest deleted projects, in this process, that were not created again.</summary>
    public IReadOnlyList<string> DeletedIds => _deleted;

    /// <summary>The persisted form; null when no project was ever created.</summary>
    public CreatedProjectsDto? Saved => _given == 0 && _ids.Count == 0 ? null : new() { Ids = _given, Projects = [.. _ids.Select(Save)] };

    /// <summary>Creates a project.</summary>
    /// <param name="id">The id; null for a new one.</param>
    /// <param name="frozenAt">The time that its frozen clock shows at first; null for a clock that runs with the machine's.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The id is invalid or was created already; the message says so.</exception>
    public string Add(string? id, DateTimeOffset? frozenAt)
    {
        id ??= issuer.Id($"project {++_given}");
        if (!ProjectIds.IsValid(id))
        {
            throw new ArgumentException($"id: \"{id}\" is invalid; use 32 hexadecimal characters");
        }

        if (_ids.Contains(id))
        {
            throw new ArgumentException($"id: project {id} exists already; use another id, or delete the project first");
        }

        Open(new() { ProjectId = id, FrozenAt = frozenAt });
        _ids = [.. _ids, id];
        return id;
    }

    /// <summary>Deletes a project with everything that is kept for it; false when there is none with this id.</summary>
    public bool Remove(string id)
    {
        if (!_ids.Contains(id))
        {
            return false;
        }

        _ids = [.. _ids.Where(known => known != id)];
        Close(id);
        return true;
    }

    /// <summary>Sets the clock and the fault rules of a project to their initial state.</summary>
    public void Reset(string id)
    {
        if (_ids.Contains(id))
        {
            clocks.For(id).Rewind();
            faults.Restore(id, new());
        }
    }

    /// <summary>Replaces the projects by persisted ones. A clock that exists stays the same object.</summary>
    public void Restore(CreatedProjectsDto? saved)
    {
        saved ??= new();
        var before = _ids;
        _given = saved.Ids;
        _ids = [.. saved.Projects.Select(project => project.ProjectId)];
        foreach (var gone in before.Except(_ids))
        {
            Close(gone);
            Replaced?.Invoke(gone);
        }

        foreach (var project in saved.Projects)
        {
            if (!HasClock(project))
            {
                Open(project);
                Replaced?.Invoke(project.ProjectId);
            }

            clocks.For(project.ProjectId).SetAdvanced(TimeSpan.FromTicks(project.Advanced));
            faults.Restore(project.ProjectId, project.Faults);
        }
    }

    /// <summary>Lets the id of a deleted project stand for a project that follows the mock's clock.</summary>
    public void ForgetDeleted(string id) => _deleted = [.. _deleted.Where(known => known != id)];

    private bool HasClock(CreatedProjectDto project) =>
        clocks.HasOwn(project.ProjectId) && Save(project.ProjectId).FrozenAt == project.FrozenAt;

    private CreatedProjectDto Save(string id)
    {
        var clock = clocks.For(id);
        return new()
        {
            ProjectId = id,
            FrozenAt = clock.FrozenStart,
            Advanced = clock.Advanced.Ticks,
            Faults = faults.GetSaved(id),
        };
    }

    private void Open(CreatedProjectDto project)
    {
        var clock = project.FrozenAt is { } start ? new MockClock(start) : new MockClock(clocks.Shared.WallClock);
        ClockCreated?.Invoke(clock);
        ForgetDeleted(project.ProjectId);
        clocks.Add(project.ProjectId, clock);
        foreach (var scope in _scopes)
        {
            scope.Open(project.ProjectId);
        }
    }

    private void Close(string id)
    {
        _deleted = [.. _deleted.TakeLast(MaxDeleted - 1), id];
        clocks.Remove(id);
        foreach (var scope in _scopes)
        {
            scope.Close(id);
        }
    }
}
