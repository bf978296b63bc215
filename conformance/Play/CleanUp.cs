using System.Text.Json;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>Deletes what a story created, drills first and groups last, whatever became of the story.</summary>
/// <remarks>
/// On a mock there is nothing to do: a story has a project of its own whose id no other story, repeat or run shares, and
/// projects of a mock never meet.
/// </remarks>
internal sealed class CleanUp(Endpoint endpoint, Patience patience, Stage stage)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);

    // What each creating call leaves, by the member of its job's entities, in the order in which it must go.
    private static readonly (string Creates, string Entity, string Parameter, string Show, string Delete)[] s_kinds =
    [
        ("CreateDisasterRecoveryDrill", "disaster_recovery_drill_id", "disaster_recovery_drill_id", "ShowDisasterRecoveryDrill", "DeleteDisasterRecoveryDrill"),
        ("CreateProtectedInstance", "protected_instance_id", "protected_instance_id", "ShowProtectedInstance", "DeleteProtectedInstance"),
        ("BatchCreateProtectedInstances", "protected_instance_id", "protected_instance_id", "ShowProtectedInstance", "DeleteProtectedInstance"),
        ("CreateReplication", "replication_pair_id", "replication_id", "ShowReplication", "DeleteReplication"),
        ("CreateProtectionGroup", "server_group_id", "server_group_id", "ShowProtectionGroup", "DeleteProtectionGroup"),
    ];

    private readonly List<(string Operation, string Job)> _jobs = [];

    /// <summary>Remembers the jobs of calls that create something.</summary>
    public void Observe(Step step, Exchange exchange)
    {
        if (!endpoint.IsMock && exchange.Status is >= 200 and < 300 && s_kinds.Any(kind => kind.Creates == step.Call)
            && exchange.Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("job_id", out var job))
        {
            _jobs.Add((step.Call, JsonText.Of(job)));
        }
    }

    /// <returns>What could not be deleted.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        var left = new List<string>();
        var created = new List<(int Order, string Id)>();
        foreach (var (operation, job) in _jobs)
        {
            var order = Array.FindIndex(s_kinds, kind => kind.Creates == operation);
            var ended = await AwaitAsync(job, cancellation);
            created.AddRange(IdsIn(ended, s_kinds[order].Entity).Select(id => (order, id)));
            if (ended is null)
            {
                left.Add($"job {job} of {operation} did not end, so its id is not known");
            }
        }

        foreach (var (order, id) in created.Distinct().OrderBy(item => item.Order))
        {
            if (await DeleteAsync(order, id, cancellation) is { } problem)
            {
                left.Add(problem);
            }
        }

        return left;
    }

    private async Task<string?> DeleteAsync(int order, string id, CancellationToken cancellation)
    {
        var (_, _, parameter, show, delete) = s_kinds[order];
        if (!await ExistsAsync(show, parameter, id, cancellation))
        {
            return null;
        }

        var answer = await CallAsync(delete, parameter, id, cancellation);
        if (answer.Status is >= 200 and < 300 && answer.Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("job_id", out var job))
        {
            await AwaitAsync(JsonText.Of(job), cancellation);
        }

        return await ExistsAsync(show, parameter, id, cancellation)
            ? $"{parameter} {id}: {delete} answered {answer.Status} {answer.ErrorCode} {answer.ErrorMessage}{answer.Trouble}".TrimEnd()
            : null;
    }

    private async Task<bool> ExistsAsync(string show, string parameter, string id, CancellationToken cancellation) =>
        (await CallAsync(show, parameter, id, cancellation)).Status is not (400 or 404);

    private async Task<JsonElement?> AwaitAsync(string job, CancellationToken cancellation)
    {
        for (var left = s_longest; left > TimeSpan.Zero;)
        {
            var answer = await CallAsync("ShowJobStatus", "job_id", job, cancellation);
            if (answer.Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("status", out var status) && JsonText.Of(status) is "SUCCESS" or "FAIL")
            {
                return answer.Json;
            }

            left -= await patience.PassAsync(left, stage, cancellation);
        }

        return null;
    }

    private Task<Exchange> CallAsync(string operation, string parameter, string id, CancellationToken cancellation)
    {
        var step = new Step(new CallName.Operation(operation)) { Row = 0, Number = 1, With = [new(parameter, "=", id)] };
        return endpoint.SendAsync(RequestBuilder.Build(step, stage.Variables), stage, cancellation);
    }

    // A batch tells the ids of its parts in the entities of its sub jobs.
    private static IEnumerable<string> IdsIn(JsonElement? job, string entity)
    {
        if (job is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("entities", out var entities) || entities.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        var own = entities.TryGetProperty(entity, out var id) && id.ValueKind is JsonValueKind.String ? [id.GetString()!] : Array.Empty<string>();
        return entities.TryGetProperty("sub_jobs", out var parts) && parts.ValueKind is JsonValueKind.Array
            ? own.Concat(parts.EnumerateArray().SelectMany(part => IdsIn(part, entity)))
            : own;
    }
}
