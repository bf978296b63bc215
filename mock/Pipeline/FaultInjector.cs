using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Faults;
using SdrsMock.Projects;

namespace SdrsMock.Pipeline;

/// <summary>
/// Adds and removes fault rules. Most rules apply to later calls; a rule about the replication of a pair applies at once.
/// Thread-safe.
/// </summary>
internal sealed class FaultInjector(FaultRuleSet rules, CommandExecutor executor, GlobalState globalState, CredentialIssuer issuer)
{
    public FaultRuleSet Rules => rules;

    /// <summary>The fault rules of a project, or all of them.</summary>
    public IReadOnlyList<FaultRule> GetRules(string? projectId) =>
        [.. rules.All.Where(rule => projectId is null || rule.ProjectId == projectId)];

    /// <summary>Adds a fault rule; returns once it is durable.</summary>
    /// <exception cref="ArgumentException">The rule is invalid; the message says why.</exception>
    public FaultRule Add(FaultRule rule)
    {
        FaultRuleSet.Validate(rule);
        return rule is { Replication: { } pairId, FaultLevel: { } level }
            ? Change(rule with { ProjectId = rule.ProjectId ?? issuer.DefaultProjectId }, pairId, level, breaks: true) ?? rule
            : Record("POST", globalState.AddFaultRule(rule));
    }

    /// <summary>
    /// Removes a fault rule; a pair whose replication it broke recovers. False when there is none with this id.
    /// </summary>
    public bool Remove(string id)
    {
        switch (rules.All.FirstOrDefault(rule => rule.Id == id))
        {
            case null:
                return false;
            case { Replication: { } pairId, ProjectId: not null } rule:
                return Change(rule, pairId, rule.FaultLevel ?? "", breaks: false) is not null;
            case var rule when globalState.RemoveFaultRule(id):
                Record("DELETE", rule);
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// Removes the fault rules of a project or, for null, all but the own rules of projects that were created on their own; pairs whose
    /// replication they broke recover.
    /// </summary>
    public void Clear(string? projectId)
    {
        var removed = projectId is null ? rules.Shared : GetRules(projectId);
        foreach (var rule in removed.Where(rule => rule.Replication is not null))
        {
            Remove(rule.Id ?? "");
        }

        globalState.ClearFaultRules(projectId);
        foreach (var rule in removed.Where(rule => rule.Replication is null).DistinctBy(rule => rule.ProjectId))
        {
            Record("DELETE", rule with { Id = null });
        }
    }

    // Rules for all projects are shown in the history of the default project.
    private FaultRule Record(string method, FaultRule rule)
    {
        var body = method == "POST" ? JsonSerializer.SerializeToUtf8Bytes(rule, GlobalStateJson.Default.FaultRule) : default;
        var path = method == "POST" || rule.Id is null ? SettingCommand.Faults : $"{SettingCommand.Faults}/{rule.Id}";
        executor.Execute(rule.ProjectId ?? issuer.DefaultProjectId, new SettingCommand(method, path, body)).Persisted?
            .GetAwaiter().GetResult();
        return rule;
    }

    private FaultRule? Change(FaultRule rule, string pairId, string level, bool breaks)
    {
        var command = new ReplicationFaultCommand(rules, rule, pairId, level, breaks);
        executor.ExecuteWithGlobalState(rule.ProjectId, command).Persisted?.GetAwaiter().GetResult();
        return command.Changed;
    }
}
