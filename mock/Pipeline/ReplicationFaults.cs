using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Pipeline;

/// <summary>
/// Fault rules about the replication of a pair. Unlike other rules they change a project at once, and again when they are
/// removed.
/// </summary>
internal sealed class ReplicationFaults(FaultRuleSet rules, ProjectRegistry projects, GlobalState shared)
{
    /// <summary>The path of such a change in the command log.</summary>
    public const string Path = "/__sdrs/faults";

    /// <summary>Adds a rule and breaks the replication of the pair; returns once the change is durable.</summary>
    /// <exception cref="ArgumentException">The replication cannot fail now; the message says why.</exception>
    public FaultRule Add(FaultRule rule)
    {
        FaultRule? added = null;
        Change("POST", rule, project =>
        {
            added = rules.Add(rule);
            if (StatusPropagation.BreakReplication(project, rule.Replication!, rule.FaultLevel!) is { } problem)
            {
                rules.Remove(added.Id!);
                throw new ArgumentException(problem);
            }
        });
        return added!;
    }

    /// <summary>Removes a rule and restores the replication of the pair; returns once the change is durable.</summary>
    public bool Remove(FaultRule rule)
    {
        var removed = false;
        Change("DELETE", rule, project =>
        {
            removed = rules.Remove(rule.Id!) is not null;
            StatusPropagation.RestoreReplication(project, rule.Replication!);
        });
        return removed;
    }

    /// <summary>Applies a change in a project whose lock the caller holds and whose due jobs are completed.</summary>
    public static Response Replay(ProjectState project, ApiRequest request)
    {
        var (pairId, level) = (request.Query[0].Value, request.Query[1].Value);
        if (request.Method == "POST")
        {
            StatusPropagation.BreakReplication(project, pairId, level);
        }
        else
        {
            StatusPropagation.RestoreReplication(project, pairId);
        }

        return Response.NoContent;
    }

    private void Change(string method, FaultRule rule, Action<ProjectState> act)
    {
        Task kept;
        var lease = projects.Acquire(rule.ProjectId);
        try
        {
            var project = lease.Project;
            kept = shared.Change(project, () => act(project),
                saved => ProjectLease.Commit(project, projects, Response.NoContent, Request(method, rule), null, saved).Persisted);
        }
        catch (Exception broken) when (broken is not ArgumentException)
        {
            lease.Abort();
            throw;
        }
        finally
        {
            lease.Dispose();
        }

        kept.GetAwaiter().GetResult();
    }

    private static ApiRequest Request(string method, FaultRule rule) => new()
    {
        Id = "",
        Method = method,
        RawPath = Path,
        RawQuery = $"?replication={Uri.EscapeDataString(rule.Replication!)}&fault_level={rule.FaultLevel}",
        Header = _ => null,
        Body = default,
        BaseUrl = BaseUrl.None,
    };
}
