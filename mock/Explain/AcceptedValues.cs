using System.Text.Json.Nodes;
using SdrsMock.Inventory;
using SdrsMock.Jobs;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.Explain;

/// <summary>Says what would be accepted instead of a violation.</summary>
internal static class AcceptedValues
{
    private static readonly string[] s_serverStatuses = [ServerStatus.Active, ServerStatus.Shutoff, ServerStatus.Error];
    private static readonly string[] s_volumeStatuses = [VolumeStatus.Available, VolumeStatus.InUse, VolumeStatus.Error];

    /// <summary>The keywords of the schema that the value violates.</summary>
    public static JsonObject FromSchema(SchemaCheck check) =>
        new(check.Schema.Keywords.Select(pair => KeyValuePair.Create(pair.Key, JsonNode.Parse(pair.Value.GetRawText()))));

    /// <summary>The members that select an operation at a path.</summary>
    public static JsonObject FromSelectors(Route route) => new()
    {
        ["exactly_one_of"] = new JsonArray(
            [.. route.Candidates.Select(candidate => candidate.Contract.Selector).OfType<BodySelector>()
                .Select(selector => (JsonNode)(selector.Value is { } value ? $"{selector.Key}={value}" : selector.Key))]),
    };

    /// <summary>
    /// The statement of a rule and, for a rule about statuses, the statuses with which it would hold. They are tried in a copy of the
    /// project.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="context">The call.</param>
    /// <param name="results">The results of its rules.</param>
    /// <param name="violated">The violated rule among them.</param>
    /// <param name="named">The resources at the place of the rule.</param>
    public static JsonObject FromRule(
        Operation operation,
        OperationContext context,
        IReadOnlyList<RuleResult> results,
        RuleResult violated,
        IReadOnlyList<object> named)
    {
        var accepted = new JsonObject { ["statement"] = violated.Rule.Statement };
        if (violated.Phase is Phase.State && named.Count > 0)
        {
            var index = results.ToList().IndexOf(violated);
            var copy = Copy(context.Project, context.Project.Context);
            var trial = context with { Project = copy };
            var statuses = named.Select(model => TryStatuses(model, copy, () => HoldsAt(index, operation, trial)))
                .OfType<JsonNode>().ToArray();
            if (statuses.Length > 0)
            {
                accepted["statuses"] = new JsonArray(statuses);
            }
        }

        return accepted;
    }

    /// <summary>A copy of a project, so that nothing that is tried changes the project. The caller holds the project lock.</summary>
    public static ProjectState Copy(ProjectState project, EngineContext context) => SnapshotSerializer.Deserialize(
        SnapshotSerializer.Serialize(project), project.ProjectId, context with { Coverage = new(), Limits = RetentionLimits.None });

    // A rule that cannot be evaluated with a status does not hold with it.
    private static bool HoldsAt(int index, Operation operation, OperationContext trial)
    {
        try
        {
            return operation.Judge(trial, []).ElementAt(index).Outcome is CheckOutcome.Held;
        }
        catch (NullReferenceException)
        {
            return false;
        }
    }

    private static JsonObject? TryStatuses(object model, ProjectState copy, Func<bool> holds)
    {
        switch (model)
        {
            case IResource resource:
                var kind = GetKind(resource);
                var copied = copy.Find(kind, resource.Id)!;
                var type = Diagnostics.CoverageCounters.GetResourceName(kind);
                return TryStatuses(type, resource.Id, Catalog.Statuses.Where(entry => entry.Resource == type).Select(entry => entry.Status),
                    resource.Status, status => copied.Status = status, holds);
            case Server server:
                return TryStatuses("server", server.Id, s_serverStatuses, server.Status,
                    status => copy.Inventory.Servers.Put(server with { Status = status }), holds);
            case Volume volume:
                return TryStatuses("volume", volume.Id, s_volumeStatuses, volume.Status,
                    status => copy.Inventory.Volumes.Put(volume with { Status = status }), holds);
            default:
                return null;
        }
    }

    private static JsonObject? TryStatuses(
        string type, string id, IEnumerable<string> statuses, string current, Action<string> set, Func<bool> holds)
    {
        var accepted = new List<JsonNode>();
        foreach (var status in statuses.Distinct())
        {
            set(status);
            if (holds())
            {
                accepted.Add(status);
            }
        }

        set(current);
        return accepted.Count == 0 ? null : new() { ["type"] = type, ["id"] = id, ["one_of"] = new JsonArray([.. accepted]) };
    }

    private static ResourceKind GetKind(IResource resource) => resource switch
    {
        ProtectionGroup => ResourceKind.Group,
        ProtectedInstance => ResourceKind.Instance,
        ReplicationPair => ResourceKind.Pair,
        _ => ResourceKind.Drill,
    };
}
