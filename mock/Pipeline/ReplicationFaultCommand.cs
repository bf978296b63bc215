using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.Persistence;
using SdrsMock.Projects;
using SdrsMock.State;

namespace SdrsMock.Pipeline;

/// <summary>
/// Adds or removes a fault rule about the replication of a pair. Unlike other rules it changes a project at once, and again when
/// it is removed.
/// </summary>
/// <param name="rules">The fault rules in force.</param>
/// <param name="rule">The rule; its replication and fault level are given.</param>
/// <param name="pairId">The pair whose replication breaks or recovers.</param>
/// <param name="faultLevel">The level of the fault.</param>
/// <param name="breaks">Whether the rule is added and the replication breaks; false when both end.</param>
internal sealed class ReplicationFaultCommand(FaultRuleSet rules, FaultRule rule, string pairId, string faultLevel, bool breaks)
    : IProjectCommand
{
    // The path and the methods of such a command in the log.
    private const string Path = "/__sdrs/faults";
    private const string Break = "POST";
    private const string Restore = "DELETE";

    public bool OnlyReads => false;

    /// <summary>The rule that was added or removed; null before the execution, and when there was none to remove.</summary>
    public FaultRule? Changed { get; private set; }

    /// <summary>Whether an entry of the log is such a command.</summary>
    public static bool IsLogged(in LogEntry entry) => entry.Path == Path && entry.Query.Length > 0;

    /// <exception cref="ArgumentException">The replication cannot fail now; the message says why.</exception>
    public Response Execute(ProjectState project)
    {
        if (!breaks)
        {
            Changed = rules.Remove(rule.Id ?? "");
            StatusPropagation.RestoreReplication(project, pairId);
            return Response.NoContent;
        }

        Changed = rules.Add(rule);
        if (StatusPropagation.BreakReplication(project, pairId, faultLevel) is { } problem)
        {
            rules.Remove(Changed.Id ?? "");
            throw new ArgumentException(problem);
        }

        return Response.NoContent;
    }

    public LogEntry ToEntry(ProjectState project, Response response) => new(
        project.Now, breaks ? Break : Restore, Path, $"?replication={Uri.EscapeDataString(pairId)}&fault_level={faultLevel}", default,
        null, false, response.Status, project.Ids.DrawnCount);

    /// <summary>
    /// Applies a logged command in a project whose lock the caller holds and whose due jobs are completed. The rules are part of
    /// the global state.
    /// </summary>
    public static Response Replay(ProjectState project, in LogEntry entry)
    {
        var query = LoggedRequest.FromEntry(entry).Query;
        if (entry.Method == Break)
        {
            StatusPropagation.BreakReplication(project, query[0].Value, query[1].Value);
        }
        else
        {
            StatusPropagation.RestoreReplication(project, query[0].Value);
        }

        return Response.NoContent;
    }
}
