using System.Runtime.InteropServices;
using SdrsMock.Inventory;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Projects;

/// <summary>
/// The gateway's limit on calls per second and operation. Off unless the project's quota <c>calls_per_second</c> is set
/// (ALL-09). The caller holds the project lock.
/// </summary>
internal sealed class RateLimiter(ProjectState project)
{
    private readonly Dictionary<string, int> _calls = [];
    private long _second;

    /// <summary>Counts a call; false when the limit is exceeded.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="commandLog">Counts the calls of all processes.</param>
    public bool TryAcquire(string operation, ICommandLog commandLog)
    {
        if (project.Inventory.Quotas[Quota.CallsPerSecond] is not { Value: >= 0 } limit)
        {
            return true;
        }

        var second = project.Now.ToUnixTimeSeconds();
        if (commandLog.CountCall(project.ProjectId, operation, second) is { } calls)
        {
            return calls <= limit.Value;
        }

        if (second != _second)
        {
            _second = second;
            _calls.Clear();
        }

        return ++CollectionsMarshal.GetValueRefOrAddDefault(_calls, operation, out _) <= limit.Value;
    }

    /// <summary>Whether the next call would be within the limit, without counting it.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="isCountedElsewhere">Whether the calls are counted in a store, which cannot be asked without counting.</param>
    /// <returns>Null when it is unknown.</returns>
    public bool? WouldAcquire(string operation, bool isCountedElsewhere)
    {
        if (project.Inventory.Quotas[Quota.CallsPerSecond] is not { Value: >= 0 } limit)
        {
            return true;
        }

        var counted = project.Now.ToUnixTimeSeconds() == _second ? _calls.GetValueOrDefault(operation) : 0;
        return isCountedElsewhere ? null : counted < limit.Value;
    }
}
