using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Operations;
using SdrsMock.Pipeline;

namespace SdrsMock.Explain;

/// <summary>
/// Judges calls of SDRS without carrying them out, by the checks of <see cref="RequestPipeline"/> in the same order. It draws no id and
/// changes nothing: no clock, counter, rate limit, journal entry or coverage. It judges without the mutant that is on. As any read, it
/// finds the jobs ended that are due.
/// Thread-safe.
/// </summary>
/// <param name="engine">The mock.</param>
/// <param name="edition">The edition by whose operations and schemas calls are judged; the inventory stays the mock's.</param>
/// <param name="operations">The operations of the edition.</param>
internal sealed class CallExplainer(MockEngine engine, Edition edition, IReadOnlyList<Operation> operations)
{
    private readonly Router _router = new(operations);
    private readonly CallerChecks _caller = new(engine, operations);
    private readonly OperationChecks _operation = new(engine, edition);

    /// <summary>Judges by an edition, which may be another one than the mock's.</summary>
    public static CallExplainer ForEdition(MockEngine engine, Edition edition) =>
        new(engine, edition, edition.Name == engine.Edition.Name ? engine.Operations : OperationCatalog.ForEdition(edition));

    /// <summary>Judges a call.</summary>
    public Explanation Explain(ExplainedCall call)
    {
        var request = call.Request;
        var values = new SeenValues(request);
        var checks = new CheckList { Values = values };
        Operation? operation = null;
        string? projectId = null;
        if (engine.FindService(request) is not ServiceHosts.Sdrs and var service)
        {
            checks.Skip("route", "The path is one of SDRS", $"{service} serves {request.RawPath}; explain covers the calls of SDRS");
        }
        else
        {
            CallerChecks.CheckLimits(call, checks);
            var route = _router.Find(request.Method, request.RawPath);
            (values.Path, projectId) = (route.Values, route.Values.Find("project_id"));
            _caller.CheckRoute(request, route, _router, checks);
            _caller.CheckCaller(call, checks, out var token);
            if (route.Candidates is not [])
            {
                var projectIsValid = _caller.CheckProject(request, token, projectId, checks);
                operation = Dispatch(call, route, token, projectId, projectIsValid, checks);
            }
        }

        return new()
        {
            Method = request.Method,
            Path = request.RawPath + request.RawQuery,
            Edition = edition.Name,
            ProjectId = projectId,
            Operation = operation?.Name,
            Verdict = checks.FirstRejection is not null ? "rejected" : operation is null ? "not judged" : "accepted",
            Status = checks.FirstRejection?.Status ?? operation?.Contract.Success,
            Code = checks.FirstRejection?.Error.Code,
            Constraint = checks.FirstRejection?.Constraint,
            Mutant = engine.Mutants.FindId(projectId),
            Checks = checks.Checks,
        };
    }

    // The part of the order that needs the body. Returns the operation, or null.
    private Operation? Dispatch(
        ExplainedCall call, Route route, Auth.Token? token, string? projectId, bool projectIsValid, CheckList checks)
    {
        var request = call.Request;
        JsonDocument? document = null;
        if (request.Method != "GET" && !request.Body.IsEmpty)
        {
            checks.Add("media type", new(Errors.RequestInvalid, "ALL-05", "Content-Type"), "", RequestPipeline.CheckMediaType(request),
                () => new() { ["media_type"] = MediaTypes.Json });
            document = StrictJson.Parse(request.Body, out var problem);
            checks.Values.Body = document?.RootElement ?? default;
            var invalid = new Rejection(Errors.RequestInvalid, "ALL-05", "$", problem);
            checks.Add("json", invalid, "", document is null ? invalid : null, () => new() { ["media_type"] = MediaTypes.Json });
            if (document is null && route.Candidates is not [{ Contract.Selector: null }])
            {
                checks.Skip("operation", "The body selects one operation", "the body is not JSON");
                return null;
            }
        }

        using (document)
        {
            var body = document?.RootElement ?? default;
            var operation = PickOperation(route, body, checks);
            if (operation is not null)
            {
                _caller.CheckRole(call, operation, token, checks);
                _caller.NoteFaultRules(operation, projectId, checks);
                var isParsed = document is not null || request.Method == "GET" || request.Body.IsEmpty;
                _operation.Judge(request, operation, route, body, isParsed, projectIsValid, checks);
            }

            return operation;
        }
    }

    private Operation? PickOperation(Route route, JsonElement body, CheckList checks)
    {
        var operation = route.Pick(body);
        if (route.Candidates is not [{ Contract.Selector: null }])
        {
            var noMatch = RequestPipeline.ToRejection(route.NoMatch, edition);
            checks.Add("operation", noMatch, "The body selects one operation", operation is null ? noMatch : null,
                () => AcceptedValues.FromSelectors(route));
        }

        return operation;
    }
}
