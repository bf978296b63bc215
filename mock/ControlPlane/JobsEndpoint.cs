using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.Pipeline;
using SdrsMock.Schemas;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET jobs</c>: the jobs of a project, oldest first, with their due times and sub-jobs. Filters: <c>state</c>
/// (<c>running</c>, <c>success</c>, <c>fail</c>), <c>operation</c>, and <c>since</c>, the earliest begin. <c>POST jobs/{id}</c>: fails,
/// holds or releases a running job.
/// </summary>
internal sealed class JobsEndpoint(MockEngine engine) : IControlEndpoint
{
    private static readonly string[] s_states = ["running", "success", "fail"];

    public IReadOnlyList<ControlRoute> Routes =>
    [
        new("GET", "jobs", List, ["state", "operation", "since", InstantParameter.At, .. PageRequest.Parameters]),
        new("POST", "jobs/{id}", Change),
    ];

    private Response List(ControlRequest call)
    {
        var page = PageRequest.Parse(call);
        var (state, operation, since) = (call.Parameter("state"), call.Parameter("operation"), call.TimeParameter("since"));
        if (state is not null && !s_states.Contains(state))
        {
            throw new ControlPlaneException(400, $"state: \"{state}\" is invalid; use {string.Join(", ", s_states)}.");
        }

        // Those of the companion services have no operation in the catalog.
        KnownNames.Check("operation", operation,
            engine.Projects.Context.JobHandlers.Keys.Concat(Catalog.Operations.Select(entry => entry.Name)), "an operation");
        return InstantParameter.ReadProject(engine, call, project =>
        {
            var (jobs, next) = page.Apply([.. project.Jobs.All], job => job.Id, job =>
                (state is null || GetState(job) == state)
                && (operation is null || job.Operation == operation)
                && (since is null || job.BeginTime >= since));
            return WriteList(jobs, next, project.Now);
        });
    }

    private static Response WriteList(IReadOnlyList<Job> jobs, string? next, DateTimeOffset now) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("now", WireTimeFormat.FormatZoned(now));
        json.WriteStartArray("jobs");
        foreach (var job in jobs)
        {
            Write(json, job, now);
        }

        json.WriteEndArray();
        if (next is not null)
        {
            json.WriteString("next", next);
        }

        json.WriteEndObject();
    });

    private Response Change(ControlRequest call)
    {
        try
        {
            var id = call.Path["id"];
            var command = JobCommand.Parse(id, call.Request.Body);
            var response = engine.Commands.Execute(call.ProjectId, command);
            if (command.Problem is { } problem)
            {
                throw new ControlPlaneException(problem.Status, ToSentence(problem.Message));
            }

            using var lease = engine.Projects.Acquire(call.ProjectId, onlyReads: true);
            var (job, now) = (lease.Project.Jobs[id], lease.Project.Now);
            return job is null ? response : Response.Json(200, json => Write(json, job, now)) with { Persisted = response.Persisted };
        }
        catch (ArgumentException exception)
        {
            throw new ControlPlaneException(400, ToSentence(exception.Message));
        }
    }

    private static string ToSentence(string problem) => $"{char.ToUpperInvariant(problem[0])}{problem[1..]}.";

    private static string GetState(Job job) => !job.IsOver ? "running" : job.ErrorCode is null ? "success" : "fail";

    private static void Write(Utf8JsonWriter json, Job job, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("job_id", job.Id);
        json.WriteString("job_type", job.Type);
        json.WriteString("operation", job.Operation);
        json.WriteString("state", GetState(job));
        json.WriteString("status", job.StatusAt(now));
        json.WriteString("begin_time", WireTimeFormat.FormatZoned(job.BeginTime));
        WriteTime(json, "due_time", job.DueTime);
        WriteTime(json, "end_time", job.EndTime);
        json.WriteString("resource_id", job.ResourceId);
        json.WriteString("resource_name", job.ResourceName);
        json.WriteString("server_group_id", job.GroupId);
        json.WriteString("error_code", job.ErrorCode);
        json.WriteString("fail_reason", job.FailReason);
        json.WriteStartArray("sub_jobs");
        foreach (var subJob in job.SubJobs)
        {
            json.WriteStartObject();
            json.WriteString("job_id", subJob.Id);
            json.WriteString("job_type", subJob.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // A stuck job has no due time.
    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time) =>
        json.WriteString(name, time is { } known ? WireTimeFormat.FormatZoned(known) : null);
}
