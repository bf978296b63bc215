using System.Runtime.InteropServices;
using SdrsMock.Surroundings;

namespace SdrsMock.Engine;

/// <summary>The gateway's limit on calls per second and operation. Off unless the project's quota <c>calls_per_second</c> is set (ALL-09).</summary>
internal sealed class Throttle(World world)
{
    private readonly Dictionary<string, int> _calls = [];
    private long _second;

    /// <summary>Counts a call and says whether it may pass.</summary>
    public bool Admits(string operation)
    {
        if (world.Surroundings.Quotas[Quota.CallsPerSecond] is not { Value: >= 0 } limit)
        {
            return true;
        }

        if (world.Now.ToUnixTimeSeconds() != _second)
        {
            _second = world.Now.ToUnixTimeSeconds();
            _calls.Clear();
        }

        return ++CollectionsMarshal.GetValueRefOrAddDefault(_calls, operation, out _) <= limit.Value;
    }
}
