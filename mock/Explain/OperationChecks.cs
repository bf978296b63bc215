using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Pipeline;
using SdrsMock.Projects;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.Explain;

/// <summary>The checks of a call whose operation is known: its query and body, the rate limit, and the rules of the operation.</summary>
/// <param name="engine">The mock.</param>
/// <param name="edition">The edition by whose schemas calls are judged.</param>
internal sealed class OperationChecks(MockEngine engine, Edition edition)
{
    private const int MaxViolations = 100;

    /// <summary>Judges the call by its operation.</summary>
    public void Judge(
        ApiRequest request, Operation operation, Route route, JsonElement body, bool isParsed, bool projectIsValid, CheckList checks)
    {
        var queryChecks = operation.Contract.Query.Judge(request.Query, out var query);
        AddSchemaChecks("query", queryChecks, checks);
        IReadOnlyList<SchemaCheck> bodyChecks = [];
        if (!isParsed)
        {
            checks.Skip("body", $"The body matches the schema of {operation.Name}", "the body is not JSON");
        }
        else if (body.ValueKind is not JsonValueKind.Undefined || operation.Contract.Method != "GET")
        {
            var checkedBody = body.ValueKind is JsonValueKind.Undefined ? RequestPipeline.EmptyObject : body;
            bodyChecks = [.. operation.Contract.Body.Judge(checkedBody)
                .Select(check => check is { Path: "$", Constraint: null } ? check with { Constraint = "ALL-07" } : check)];
            AddSchemaChecks("body", bodyChecks, checks);
        }

        if (!projectIsValid || !isParsed)
        {
            checks.Skip("rules", $"The rules of {operation.Name} hold", isParsed ? "the project id is invalid" : "the body is not JSON");
            return;
        }

        var violated = queryChecks.Concat(bodyChecks).Where(check => check.IsViolated);
        var invalid = violated.Select(check => check.Path).Take(MaxViolations).ToList();
        InProject(route.Values.Find("project_id"), (project, rateLimiter) =>
        {
            CheckRateLimit(rateLimiter, operation, checks);
            var context = new OperationContext(
                project, route.Values, query, new(body, operation.Contract.Body), request.BaseUrl);
            JudgeRules(operation, context, invalid, checks);
        });
    }

    private void AddSchemaChecks(string phase, IEnumerable<SchemaCheck> schemaChecks, CheckList checks)
    {
        var violations = 0;
        foreach (var check in schemaChecks)
        {
            if (check.IsViolated && ++violations > MaxViolations)
            {
                checks.Skip(phase, "The value matches the schema", $"more than {MaxViolations} violations; the others are left out");
                return;
            }

            var violation = new SchemaViolation(check.Path, check.Problem ?? "", check.Error, check.Constraint);
            var rejection = RequestPipeline.ToRejection(violation, edition);
            checks.Add(
                phase,
                rejection,
                "The value matches the schema",
                check.IsViolated ? CheckOutcome.Violated : check.IsJudged ? CheckOutcome.Held : CheckOutcome.NotJudged,
                check.IsJudged ? null : $"{check.Path} violates another check of the schema",
                () => AcceptedValues.FromSchema(check));
        }
    }

    private void CheckRateLimit(RateLimiter rateLimiter, Operation operation, CheckList checks)
    {
        var expected = new Rejection(Errors.Throttled, "ALL-09", null, "the project's limit calls_per_second is exceeded");
        if (rateLimiter.WouldAcquire(operation.Name, engine.Projects.CommandLog.Persists) is { } isWithin)
        {
            checks.Add("rate limit", expected, "", isWithin ? null : expected);
        }
        else
        {
            checks.Skip("rate limit", "", "the calls are counted in the store; a look at the count would count as a call", expected);
        }
    }

    private static void JudgeRules(Operation operation, OperationContext context, IReadOnlyCollection<string> invalid, CheckList checks)
    {
        checks.Values.Project = context.Project;
        var results = operation.Judge(context, invalid).ToList();
        foreach (var result in results)
        {
            checks.Add(
                result.Phase?.ToString().ToLowerInvariant() ?? CheckList.JobPhase,
                result.Rejection,
                result.Rule.Statement,
                result.Outcome,
                result.Reason,
                () => AcceptedValues.FromRule(
                    operation, context, results, result, checks.Values.FindModels(result.Rejection.Location)));
        }
    }

    // A project that does not exist yet is not created, and one that is judged by another edition is copied.
    private void InProject(string? projectId, Action<ProjectState, RateLimiter> judge)
    {
        var context = engine.Projects.Context;
        var own = context.Edition == edition ? context : context with { Edition = edition, Coverage = new() };
        if (projectId is null || !engine.Projects.Existing(projectId).Any())
        {
            var unused = new ProjectState(projectId ?? "", own);
            judge(unused, new(unused));
            return;
        }

        using var lease = engine.Projects.Acquire(projectId, onlyReads: true);
        judge(context.Edition == edition ? lease.Project : AcceptedValues.Copy(lease.Project, own), lease.Loaded.RateLimiter);
    }
}
