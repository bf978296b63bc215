using System.Collections.Concurrent;
using SdrsMock.Common;

namespace SdrsMock.OperationModel;

/// <summary>
/// The mutations that are on: at most one for each project, and one for all projects without their own. While none is on, a look-up
/// costs one read of a field. Thread-safe.
/// </summary>
internal sealed class MutationSwitch : IProjectScope
{
    private readonly ConcurrentDictionary<string, ActiveMutation> _byProject = new(StringComparer.Ordinal);
    private ActiveMutation? _everywhere;
    private volatile bool _isAnyOn;

    /// <summary>The mutation that applies to a project; null for none.</summary>
    public ActiveMutation? Find(string? projectId) => !_isAnyOn ? null
        : projectId is not null && _byProject.TryGetValue(projectId, out var own) ? own
        : _everywhere;

    public void Open(string projectId)
    {
    }

    /// <summary>Switches the mutation of a deleted project off.</summary>
    public void Close(string projectId) => Set(projectId, null);

    /// <summary>Switches all mutations off.</summary>
    public void Clear()
    {
        (_everywhere, _isAnyOn) = (null, false);
        _byProject.Clear();
    }

    /// <summary>Switches a mutation on, in place of the one before.</summary>
    /// <param name="projectId">The project; null for all projects without a mutation of their own.</param>
    /// <param name="mutation">The mutation; null switches it off.</param>
    public void Set(string? projectId, ActiveMutation? mutation)
    {
        if (projectId is null)
        {
            _everywhere = mutation;
        }
        else if (mutation is null)
        {
            _byProject.TryRemove(projectId, out _);
        }
        else
        {
            _byProject[projectId] = mutation;
        }

        _isAnyOn = _everywhere is not null || !_byProject.IsEmpty;
    }
}
