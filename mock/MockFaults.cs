using SdrsMock.Engine;

namespace SdrsMock;

/// <summary>The fault rules of an in-process mock, or of one project in it. Thread-safe.</summary>
public sealed class MockFaults
{
    private readonly MockEngine _engine;
    private readonly string? _projectId;

    // Null stands for all projects.
    internal MockFaults(MockEngine engine, string? projectId) => (_engine, _projectId) = (engine, projectId);

    /// <summary>The rules in force, in the order in which they were added.</summary>
    public IReadOnlyList<FaultRule> All => _engine.Faults.GetRules(_projectId);

    /// <summary>
    /// Adds a rule. To <see cref="SdrsMockServer.Faults"/>, a rule without <see cref="FaultRule.ProjectId"/> applies to all projects; to
    /// <see cref="MockProject.Faults"/>, a rule applies to that project only.
    /// </summary>
    /// <returns>The rule with its id.</returns>
    /// <exception cref="ArgumentException">The rule is invalid; the message says why.</exception>
    public FaultRule Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return _projectId is not null && rule.ProjectId is { } other && other != _projectId
            ? throw new ArgumentException($"project_id: the rules of project {_projectId} cannot name project {other}; leave it out")
            : _engine.Faults.Add(rule with { ProjectId = rule.ProjectId ?? _projectId });
    }


    /// <summary>Removes a rule; false when there is none with this id.</summary>
    public bool Remove(string id) => All.Any(rule => rule.Id == id) && _engine.Faults.Remove(id);

    /// <summary>Removes all rules: those of the project, or all but the own rules of created projects.</summary>
    public void Clear() => _engine.Faults.Clear(_projectId);
}
