using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.Persistence;
using SdrsMock.Projects;
using SdrsMock.State;

namespace SdrsMock.Pipeline;

/// <summary>Fails, holds or releases a running job of a project, from outside SDRS.</summary>
/// <param name="jobId">The job.</param>
/// <param name="action">What to do with it.</param>
/// <param name="errorCode">The code with which it fails; null for the documented one of its operation.</param>
/// <param name="body">The body of the call, as it was sent.</param>
internal sealed class JobCommand(string jobId, JobAction action, string? errorCode, ReadOnlyMemory<byte> body) : IProjectCommand
{
    /// <summary>The path of such a command in the log, before the id of the job.</summary>
    public const string Path = "/__sdrs/jobs/";

    private const string Action = "action";
    private const string ErrorCode = "error_code";

    private static readonly string[] s_actions = [.. Enum.GetNames<JobAction>().Select(name => name.ToLowerInvariant())];

    public bool OnlyReads => false;

    /// <summary>Why nothing was changed, and the HTTP status for it; null when the command was executed.</summary>
    public (int Status, string Message)? Problem { get; private set; }

    /// <summary>The command of a body such as <c>{"action":"fail","error_code":"SDRS.1305"}</c>.</summary>
    /// <exception cref="ArgumentException">The body is invalid; the message says why.</exception>
    public static JobCommand Parse(string jobId, ReadOnlyMemory<byte> body)
    {
        using var document = body.IsEmpty ? null : StrictJson.Parse(body, out _);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } members)
        {
            throw new ArgumentException("the body must be an object, such as {\"action\":\"hold\"}");
        }

        if (members.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => name is not (Action or ErrorCode)) is { } other)
        {
            throw new ArgumentException($"{other} is not a member of a job action; known members are {Action}, {ErrorCode}");
        }

        var action = GetText(members, Action);
        if (action is null || Array.IndexOf(s_actions, action) is not (>= 0 and var index))
        {
            throw new ArgumentException($"{Action}: {Quote(action)} is invalid; use {string.Join(", ", s_actions)}");
        }

        var code = GetText(members, ErrorCode);
        return code is not null && (JobAction)index is not JobAction.Fail
                ? throw new ArgumentException($"{ErrorCode}: only the action fail has one; leave it out")
            : code is not null && ApiError.Find(code) is null
                ? throw new ArgumentException($"{ErrorCode}: the catalog has no code '{code}'")
            : new(jobId, (JobAction)index, code, body);
    }

    /// <summary>Whether an entry of the log is such a command.</summary>
    public static bool IsLogged(in LogEntry entry) => entry.Path.StartsWith(Path, StringComparison.Ordinal);

    /// <summary>The command of an entry of the log.</summary>
    public static JobCommand FromEntry(in LogEntry entry) => Parse(Uri.UnescapeDataString(entry.Path[Path.Length..]), entry.Body);

    public Response Execute(ProjectState project)
    {
        Problem = project.Jobs[jobId] is not { } job ? (404, $"project {project.ProjectId} has no job \"{jobId}\"")
            : job.IsOver ? (409, $"job {jobId} has ended; only a running job can be changed")
            : FindConflict(job, project);
        if (Problem is { } problem)
        {
            return Response.NoContent with { Rejection = new(Errors.RequestInvalid, Detail: problem.Message) };
        }

        Apply(project.Jobs[jobId]!, project);
        return Response.NoContent;
    }

    public LogEntry ToEntry(ProjectState project, Response response) => new(
        project.Now, "POST", $"{Path}{Uri.EscapeDataString(jobId)}", "", body, null, false, response.Status, project.Ids.DrawnCount);

    private (int Status, string Message)? FindConflict(Job job, ProjectState project) => (action, job.DueTime) switch
    {
        (JobAction.Fail, _) when !project.Context.JobHandlers[job.Operation].IsSdrsOperation =>
            (409, $"job {jobId} belongs to a companion service, whose jobs do not fail; use hold"),
        (JobAction.Hold, null) => (409, $"job {jobId} is held already"),
        (JobAction.Release, not null) => (409, $"job {jobId} is not held; only a held job can be released"),
        _ => null,
    };

    private void Apply(Job job, ProjectState project)
    {
        switch (action)
        {
            case JobAction.Hold:
                project.Jobs.Reschedule(job, null);
                break;
            case JobAction.Release:
                var due = job.BeginTime + project.Context.JobDuration;
                project.Jobs.Reschedule(job, due > project.Now ? due : project.Now);
                break;
            default:
                job.PlannedError = errorCode ?? GetDocumentedError(job, project);
                project.Jobs.Reschedule(job, project.Now);
                break;
        }

        project.JobScheduler.CompleteDueJobs(project.Now);
    }

    private static string GetDocumentedError(Job job, ProjectState project)
    {
        var transitions = project.Context.JobHandlers[job.Operation].Transitions;
        return (transitions.FirstOrDefault(transition => transition.CatalogId == job.Transition) ?? transitions[0]).Failure.Code;
    }

    private static string? GetText(JsonElement members, string name) => !members.TryGetProperty(name, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new ArgumentException($"{name}: expected a string, got {value.GetRawText()}");

    private static string Quote(string? text) => text is null ? "null" : $"\"{text}\"";
}
