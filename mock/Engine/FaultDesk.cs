namespace SdrsMock.Engine;

/// <summary>Where people add fault rules and take them away. Most act on calls to come; one about a pair's synchronisation acts at once.</summary>
internal sealed class FaultDesk(FaultRules rules, Worlds worlds, Shared shared, Issuer issuer)
{
    private readonly BrokenLinks _links = new(rules, worlds, shared);

    public FaultRules Rules => rules;

    /// <summary>The fault rules of a project, or all of them.</summary>
    public IReadOnlyList<FaultRule> Of(string? projectId) => [.. rules.All.Where(rule => projectId is null || rule.ProjectId == projectId)];

    /// <summary>Adds a fault rule.</summary>
    /// <exception cref="ArgumentException">The rule makes no sense; the message says why.</exception>
    public FaultRule Add(FaultRule rule)
    {
        FaultRules.Check(rule);
        return rule is { Replication: not null, FaultLevel: "2" or "5" }
            ? _links.Add(rule with { ProjectId = rule.ProjectId ?? issuer.DefaultProjectId })
            : shared.Change(() => rules.Add(rule));
    }

    /// <summary>Takes a fault rule away; a pair whose synchronisation it broke recovers. False when there is none.</summary>
    public bool Remove(string id) => rules.All.FirstOrDefault(rule => rule.Id == id) switch
    {
        null => false,
        { Replication: not null, ProjectId: not null } rule => _links.Remove(rule),
        _ => shared.Change(() => rules.Remove(id)) is not null,
    };

    /// <summary>Takes away a project's fault rules, or all of them; pairs whose synchronisation they broke recover.</summary>
    public void Clear(string? projectId)
    {
        foreach (var rule in Of(projectId).Where(rule => rule.Replication is not null))
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
