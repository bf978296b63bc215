using SdrsMock.Engine;

namespace SdrsMock;

/// <summary>The fault rules of a mock that runs in this process.</summary>
public sealed class MockFaults
{
    private readonly MockEngine _engine;

    internal MockFaults(MockEngine engine) => _engine = engine;

    /// <summary>The rules in force, in the order they were added.</summary>
    public IReadOnlyList<FaultRule> All => _engine.Faults.GetRules(null);

    /// <summary>Adds a rule.</summary>
    /// <returns>The rule with its id.</returns>
    /// <exception cref="ArgumentException">The rule makes no sense; the message says why.</exception>
    public FaultRule Add(FaultRule rule) => _engine.Faults.Add(rule);

    /// <summary>Takes a rule away; false when there is none of that id.</summary>
    public bool Remove(string id) => _engine.Faults.Remove(id);

    /// <summary>Takes all rules away.</summary>
    public void Clear() => _engine.Faults.Clear(null);
}
