using SdrsMock.Engine;

namespace SdrsMock;

/// <summary>The fault rules of an in-process mock. Thread-safe.</summary>
public sealed class MockFaults
{
    private readonly MockEngine _engine;

    internal MockFaults(MockEngine engine) => _engine = engine;

    /// <summary>The rules in force, in the order in which they were added.</summary>
    public IReadOnlyList<FaultRule> All => _engine.Faults.GetRules(null);

    /// <summary>Adds a rule.</summary>
    /// <returns>The rule with its id.</returns>
    /// <exception cref="ArgumentException">The rule is invalid; the message says why.</exception>
    public FaultRule Add(FaultRule rule) => _engine.Faults.Add(rule);

    /// <summary>Removes a rule; false when there is none with this id.</summary>
    public bool Remove(string id) => _engine.Faults.Remove(id);

    /// <summary>Removes all rules.</summary>
    public void Clear() => _engine.Faults.Clear(null);
}
