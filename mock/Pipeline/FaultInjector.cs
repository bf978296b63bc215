using SdrsMock.Auth;
using SdrsMock.Faults;
using SdrsMock.Persistence;

namespace SdrsMock.Pipeline;

/// <summary>
/// Adds and removes fault rules. Most rules apply to later calls; a rule about the replication of a pair applies at once.
/// Thread-safe.
/// </summary>
internal sealed class FaultInjector(FaultRuleSet rules, ProjectRegistry projects, GlobalState shared, CredentialIssuer issuer)
{
    private readonly ReplicationFaults _replicationFaults = new(rules, projects, shared);

    public FaultRuleSet Rules => rules;

    /// <summary>The fault rules of a project, or all of them.</summary>
    public IReadOnlyList<FaultRule> GetRules(string? projectId) =>
        [.. rules.All.Where(rule => projectId is null || rule.ProjectId == projectId)];

    /// <summary>Adds a fault rule.</summary>
    /// <exception cref="ArgumentException">The rule is invalid; the message says why.</exception>
    public FaultRule Add(FaultRule rule)
    {
        FaultRuleSet.Validate(rule);
        return rule is { Replication: not null, FaultLevel: "2" or "5" }
            ? _replicationFaults.Add(rule with { ProjectId = rule.ProjectId ?? issuer.DefaultProjectId })
            : shared.Change(() => rules.Add(rule));
    }

    /// <summary>
    /// Removes a fault rule; a pair whose replication it broke recovers. False when there is none with this id.
    /// </summary>
    public bool Remove(string id) => rules.All.FirstOrDefault(rule => rule.Id == id) switch
    {
        null => false,
        { Replication: not null, ProjectId: not null } rule => _replicationFaults.Remove(rule),
        _ => shared.Change(() => rules.Remove(id)) is not null,
    };

    /// <summary>Removes the fault rules of a project, or all; pairs whose replication they broke recover.</summary>
    public void Clear(string? projectId)
    {
        foreach (var rule in GetRules(projectId).Where(rule => rule.Replication is not null))
        {
            Remove(rule.Id!);
        }

        shared.Change(() =>
        {
            rules.Clear(projectId);
            return true;
        });
    }
}
