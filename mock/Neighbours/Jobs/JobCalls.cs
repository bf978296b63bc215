using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Neighbours.Jobs;

/// <summary><c>GET jobs/{job_id}</c>, once as ECS writes it and once as EVS does.</summary>
internal static class JobCalls
{
    public static IReadOnlyList<NeighbourRoute> OfServers { get; } =
        [new("GET", "/v1|v1.1/{project_id}/jobs/{job_id}", call => Show(call, ServiceHosts.Ecs, EntitiesOfServers)) { Form = ErrorForm.Ecs }];

    public static IReadOnlyList<NeighbourRoute> OfDisks { get; } =
        [new("GET", "/v1|v2|v3/{project_id}/jobs/{job_id}", call => Show(call, ServiceHosts.Evs, EntitiesOfDisks)) { Form = ErrorForm.Evs }];

    private static Reply Show(NeighbourCall call, string service, Func<Job, World, JsonObject> entities)
    {
        var id = call.Path["job_id"];
        var job = call.World.Jobs[id] is { } found && found.Operation == service ? found : throw new Declined(400, $"No job of that id: {id}.", "{job_id}", "Common.0011");
        var body = Written(job, job.Id, call.World);
        body["entities"] = entities(job, call.World);
        return Answers.Ok(body);
    }

    private static JsonObject EntitiesOfServers(Job job, World world)
    {
        var subJobs = Answers.Array(job.SubJobs.Select(sub =>
        {
            var body = Written(job, sub.Id, world);
            body["entities"] = new JsonObject { ["server_id"] = sub.Entities["server_id"] };
            return body;
        }));
        return new() { ["sub_jobs_total"] = subJobs.Count, ["sub_jobs"] = subJobs };
    }

    private static JsonObject EntitiesOfDisks(Job job, World world)
    {
        var volume = world.Surroundings.Volumes[job.ResourceId];
        return new()
        {
            ["volume_id"] = job.ResourceId,
            ["name"] = volume?.Name,
            ["size"] = volume?.Size ?? 0,
            ["volume_type"] = volume?.VolumeType,
            ["sub_jobs"] = new JsonArray(),
        };
    }

    private static JsonObject Written(Job job, string id, World world) => new()
    {
        ["job_id"] = id,
        ["job_type"] = job.Type,
        ["status"] = job.StatusAt(world.Now),
        ["begin_time"] = Times.Zoned(job.BeginTime),
        ["end_time"] = job.EndTime is { } end ? Times.Zoned(end) : null,
        ["error_code"] = job.ErrorCode,
        ["fail_reason"] = job.FailReason,
    };
}
