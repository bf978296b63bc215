using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Mutants;

/// <summary>
/// Mutants of the jobs of each operation: what they report, and whether they end. A slow job is no bug, because the documentation gives
/// no durations.
/// </summary>
internal static class JobMutants
{
    private const string ShowJobStatus = "ShowJobStatus";
    private const string Status = "status";
    private const string Success = "SUCCESS";
    private const string Fail = "FAIL";

    public static IEnumerable<Mutant> Derive(IReadOnlyList<Operation> operations) => operations
        .Where(operation => operation is IJobHandler { Transitions: [_, ..] })
        .SelectMany(operation => Derive(operation.Name, ((IJobHandler)operation).Transitions[0].Failure.Code));

    private static IEnumerable<Mutant> Derive(string operation, string failure)
    {
        Mutant New(string name, string description, Func<Mutation> create) =>
            new($"{operation}:job-{name}", MutantFamily.Job, operation, null, $"The job of {operation} {description}", create);

        yield return New("stuck", "never ends", () => new ChangedJob(operation, job => job.DueTime = null));
        yield return New("false-success", "fails and reports success",
            () => new ChangedJob(operation, job => job.PlannedError = failure, body => Report(body, Fail, Success, null)));
        yield return New("false-failure", "succeeds and reports failure",
            () => new ChangedJob(operation, _ => { }, body => Report(body, Success, Fail, failure)));
        yield return New("no-sub-jobs", "shows no sub-jobs",
            () => new ChangedJob(operation, _ => { }, body => body.Remove("sub_jobs")
                || (body["entities"] as JsonObject)?.Remove("sub_jobs") is true));
        yield return New("wrong-entities", "names another resource in its entities",
            () => new ChangedJob(operation, _ => { }, RenameEntities));
    }

    private static bool Report(JsonObject body, string status, string shown, string? code)
    {
        if ((string?)body[Status] != status)
        {
            return false;
        }

        (body[Status], body["error_code"], body["fail_reason"]) = (shown, code, code is null ? null : "the job failed");
        return true;
    }

    private static bool RenameEntities(JsonObject body)
    {
        if (body["entities"] is not JsonObject entities)
        {
            return false;
        }

        var names = entities.Where(entity => entity.Value is JsonValue).Select(entity => entity.Key).ToList();
        names.ForEach(name => entities[name] = Guid.Empty.ToString());
        return names.Count > 0;
    }

    /// <summary>Changes the jobs of an operation when they start, and what ShowJobStatus shows of them.</summary>
    private sealed class ChangedJob(string operation, Action<Job> change, Func<JsonObject, bool>? show = null) : Mutation
    {
        private readonly HashSet<string> _jobIds = [];

        public override bool ChangeJob(Job job, ProjectState project)
        {
            if (job.Operation != operation)
            {
                return false;
            }

            lock (_jobIds)
            {
                _jobIds.Add(job.Id);
            }

            change(job);
            // What is only shown differs later, when it is.
            return show is null;
        }

        public override bool WouldChangeJob(Job job) => job.Operation == operation;

        public override Response ChangeResponse(Response response, ApiRequest request, string? name) =>
            show is not null && name == ShowJobStatus && response.Rejection is null
                ? JsonMutation.Change(response, body => IsChanged((string?)body["job_id"]) && show(body))
                : response;

        private bool IsChanged(string? jobId)
        {
            lock (_jobIds)
            {
                return jobId is not null && _jobIds.Contains(jobId);
            }
        }
    }
}
