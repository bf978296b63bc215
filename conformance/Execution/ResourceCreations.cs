using System.Text.Json;
using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Execution;

/// <summary>Which requests create resources.</summary>
internal static class ResourceCreations
{
    /// <summary>The kinds in the order of deletion: resources that depend on others first.</summary>
    public static readonly CleanupKind[] Kinds =
    [
        new("drill", "disaster_recovery_drill_id", "disaster_recovery_drill_id", "ShowDisasterRecoveryDrill", "DeleteDisasterRecoveryDrill",
            ["SDRS.1902", "SDRS.1913"], null, ["disaster-recovery-drills"]),
        new("instance", "protected_instance_id", "protected_instance_id", "ShowProtectedInstance", "DeleteProtectedInstance",
            ["SDRS.1320", "SDRS.1301"], "delete_target_server", ["protected-instances", "protected-instances/batch"]),
        new("pair", "replication_pair_id", "replication_id", "ShowReplication", "DeleteReplication",
            ["SDRS.1608"], "delete_target_volume", ["replications"]),
        new("group", "server_group_id", "server_group_id", "ShowProtectionGroup", "DeleteProtectionGroup",
            ["SDRS.1013"], null, ["server-groups"]),
    ];

    /// <summary>
    /// The kind of resource that a request creates, or null. The path decides, so steps with a method and a path count too.
    /// </summary>
    public static CleanupKind? FindKind(HttpRequestSpec request) =>
        RequestGuard.GetMethod(request) == "POST" && RequestGuard.GetSegments(request) is [_, _, .. { Length: > 0 } rest]
            ? Array.Find(Kinds, kind => kind.Creators.Contains(string.Join('/', rest), StringComparer.OrdinalIgnoreCase))
            : null;

    /// <summary>How many resources a request creates: a batch creates one for each server.</summary>
    public static int Count(HttpRequestSpec request)
    {
        try
        {
            using var body = JsonDocument.Parse(request.Body ?? "{}");
            return body.RootElement.ValueKind is JsonValueKind.Object
                && body.RootElement.TryGetProperty("protected_instances", out var batch) && batch.ValueKind is JsonValueKind.Object
                && batch.TryGetProperty("servers", out var servers) && servers.ValueKind is JsonValueKind.Array
                    ? Math.Max(1, servers.GetArrayLength())
                    : 1;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // An intentionally broken body; the second exception means an escape in a name that encodes no character.
            return 1;
        }
    }

    /// <summary>The ids that a job returns. A batch returns the ids of its parts in its sub-jobs.</summary>
    public static IEnumerable<string> ReadIds(JsonElement? job, CleanupKind kind)
    {
        if (job is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("entities", out var entities)
            || entities.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        var own = entities.TryGetProperty(kind.Entity, out var id) && id.ValueKind is JsonValueKind.String
            ? [id.GetString()!]
            : Array.Empty<string>();
        return entities.TryGetProperty("sub_jobs", out var parts) && parts.ValueKind is JsonValueKind.Array
            ? own.Concat(parts.EnumerateArray().SelectMany(part => ReadIds(part, kind)))
            : own;
    }
}
