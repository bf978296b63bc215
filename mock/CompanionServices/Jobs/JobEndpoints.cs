using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.CompanionServices.Jobs;

/// <summary><c>GET jobs/{job_id}</c>, in the format of ECS and in the format of EVS.</summary>
internal static class JobEndpoints
{
    public static IReadOnlyList<ServiceRoute> ServerJobs { get; } =
        [
        new("GET", "/v1|v1.1/{project_id}/jobs/{job_id}", context => Show(context, ServiceHosts.Ecs, WriteServerEntities))
        {
            Format = ErrorFormat.Ecs,
        },
    ];

    public static IReadOnlyList<ServiceRoute> VolumeJobs { get; } =
        [
        new("GET", "/v1|v2|v3/{project_id}/jobs/{job_id}", context => Show(context, ServiceHosts.Evs, WriteVolumeEntities))
        {
            Format = ErrorFormat.Evs,
        },
    ];

    private static Response Show(ServiceCallContext context, string service, Func<Job, ProjectState, JsonObject> entities)
    {
        var id = context.Path["job_id"];
        var job = context.Project.Jobs[id] is { } found && found.Operation == service
            ? found
            : throw new ServiceException(400, $"No job of that id: {id}.", "{job_id}", "Common.0011");
        var body = WriteJob(job, job.Id, context.Project);
        body["entities"] = entities(job, context.Project);
        return Responses.Ok(body);
    }

    private static JsonObject WriteServerEntities(Job job, ProjectState project)
    {
        var subJobs = Responses.Array(job.SubJobs.Select(sub =>
        {
            var body = WriteJob(job, sub.Id, project);
            body["entities"] = new JsonObject { ["server_id"] = sub.Entities["server_id"] };
            return body;
        }));
        return new() { ["sub_jobs_total"] = subJobs.Count, ["sub_jobs"] = subJobs };
    }

    private static JsonObject WriteVolumeEntities(Job job, ProjectState project)
    {
        var volume = project.Inventory.Volumes[job.ResourceId];
        return new()
        {
            ["volume_id"] = job.ResourceId,
            ["name"] = volume?.Name,
            ["size"] = volume?.Size ?? 0,
            ["volume_type"] = volume?.VolumeType,
            ["sub_jobs"] = new JsonArray(),
        };
    }

    private static JsonObject WriteJob(Job job, string id, ProjectState project) => new()
    {
        ["job_id"] = id,
        ["job_type"] = job.Type,
        ["status"] = job.StatusAt(project.Now),
        ["begin_time"] = WireTimeFormat.FormatZoned(job.BeginTime),
        ["end_time"] = job.EndTime is { } end ? WireTimeFormat.FormatZoned(end) : null,
        ["error_code"] = job.ErrorCode,
        ["fail_reason"] = job.FailReason,
    };
}
