using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Pipeline;

namespace SdrsMock.Explain;

/// <summary>The checks of a call that need no body: its size, route and credentials, and what its caller may do.</summary>
/// <param name="engine">The mock.</param>
/// <param name="operations">The operations of the edition.</param>
internal sealed class CallerChecks(MockEngine engine, IReadOnlyList<Operation> operations)
{
    private const string NoHeaders = "the headers of the call are not given";

    /// <summary>Limits that the gateway states no numbers for.</summary>
    public static void CheckLimits(ExplainedCall call, CheckList checks)
    {
        var isTooLong = call.Request.RawPath.Length + call.Request.RawQuery.Length > RequestLimits.MaxTargetBytes;
        var longAddress = new Rejection(Errors.UriTooLong);
        checks.Add("gateway", longAddress, $"The address has at most {RequestLimits.MaxTargetBytes} bytes", isTooLong ? longAddress : null);
        var areTooLarge = call.HeaderBytes > RequestLimits.MaxHeaderBytes || call.HeaderLines > RequestLimits.MaxHeaderLines;
        var largeHeaders = new Rejection(Errors.HeadersTooLarge);
        checks.Add(
            "gateway",
            largeHeaders,
            $"There are at most {RequestLimits.MaxHeaderLines} headers of at most {RequestLimits.MaxHeaderBytes} bytes together",
            areTooLarge ? largeHeaders : null);
    }

    /// <summary>Whether the path and the method belong to an operation.</summary>
    public void CheckRoute(ApiRequest request, Route route, Router router, CheckList checks)
    {
        var expected = new Rejection(route.PathIsKnown ? Errors.MethodNotServed : Errors.PathNotServed, "ALL-08", request.RawPath);
        checks.Add("route", expected, "", route.Candidates is [] ? expected : null, () => new()
        {
            ["methods"] = new JsonArray([.. operations.Select(operation => operation.Contract.Method).Distinct()
                .Where(method => router.Find(method, request.RawPath).Candidates is not []).Select(method => (JsonNode)method)]),
        });
        if (route.Candidates is [])
        {
            checks.Skip("operation", "The call names one operation", "the path and method belong to no operation");
        }
    }

    /// <summary>Credentials, the size of the body, and what the caller accepts.</summary>
    public void CheckCaller(ExplainedCall call, CheckList checks, out Auth.Token? token)
    {
        token = null;
        var expected = new Rejection(Errors.CredentialsUnusable, "ALL-01", "X-Auth-Token");
        if (call.HasHeaders)
        {
            checks.Add("credentials", expected, "", engine.Authenticator.Authenticate(call.Request, out token));
        }
        else
        {
            checks.Skip("credentials", "", NoHeaders, expected);
        }

        var size = RequestPipeline.RejectLargeBody(call.Request);
        checks.Add("gateway", new(Errors.BodyTooLarge, "ALL-06", "$"), "", size);
        checks.Add("gateway", new(Errors.NotAcceptable, null, "Accept"), "Accept admits application/json",
            RequestPipeline.RejectAccept(call.Request), () => new() { ["media_type"] = MediaTypes.Json });
    }

    /// <summary>Whether the caller may use the project.</summary>
    /// <returns>Whether the id of the project is valid.</returns>
    public bool CheckProject(ApiRequest request, Auth.Token? token, string? projectId, CheckList checks)
    {
        if (projectId is null)
        {
            return true;
        }

        var rejection = engine.Authenticator.AuthorizeProject(request, token, projectId);
        checks.Add("project", new(Errors.TenantInvalid, "ALL-03", "{project_id}"), "", rejection,
            () => token is null ? new() { ["pattern"] = "^[0-9a-f]{32}$" } : new() { ["enum"] = new JsonArray(token.ProjectId) });
        return ProjectIds.IsValid(projectId);
    }

    /// <summary>Whether the caller's role permits the operation.</summary>
    public void CheckRole(ExplainedCall call, Operation operation, Auth.Token? token, CheckList checks)
    {
        var expected = new Rejection(Errors.OperationNotPermitted, "ALL-04", "X-Auth-Token");
        if (call.HasHeaders)
        {
            checks.Add("role", expected, "", engine.Authenticator.AuthorizeRole(token, writes: !operation.IsReadOnly));
        }
        else
        {
            checks.Skip("role", "", NoHeaders, expected);
        }
    }

    /// <summary>Names the fault rules that may apply.</summary>
    public void NoteFaultRules(Operation operation, string? projectId, CheckList checks)
    {
        var rules = engine.Faults.Rules.All
            .Where(rule => rule.IsAbout(operation.Name, projectId))
            .Select(rule => rule.Id)
            .ToList();
        if (rules.Count > 0)
        {
            checks.Skip("fault rules", "No fault rule rejects the call",
                $"{string.Join(", ", rules)} may apply; a fault rule counts its calls, so it is not tried");
        }
    }
}
