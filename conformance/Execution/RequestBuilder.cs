using System.Collections.Concurrent;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>Builds the request of a step; the contract decides whether a name belongs to the path, the query or the body.</summary>
internal static class RequestBuilder
{
    private static readonly ConcurrentDictionary<string, OperationContract> s_contracts = new();

    public static OperationContract GetContract(string operation) =>
        s_contracts.GetOrAdd(operation, static name => OperationContract.Load(name));

    /// <exception cref="UnboundVariableException">The step uses a variable that is not set.</exception>
    /// <exception cref="FormatException">The step sets a name that the call does not have.</exception>
    public static HttpRequestSpec Build(Step step, Variables variables) => step.Target switch
    {
        CallTarget.Operation(var name) => BuildOperation(GetContract(name), step, variables),
        CallTarget.ControlPlane(var call) => BuildControlPlane(call, step, variables),
        CallTarget.Raw(var method, var path) => BuildRaw(method, path, step, variables),
        _ => throw new InvalidOperationException($"unknown kind of call {step.Call}"),
    };

    private static HttpRequestSpec BuildOperation(OperationContract contract, Step step, Variables variables)
    {
        var parts = new RequestParts(variables);
        var body = new BodyBuilder(contract, variables);
        foreach (var item in step.With)
        {
            var isAssigned = parts.TryAssign(item)
                || (contract.PathParameters.Contains(item.Name) && parts.AssignPath(item))
                || (contract.Query.Names.Contains(item.Name) && parts.AssignQuery(item));
            if (!isAssigned)
            {
                body.Assign(item);
            }
        }

        return parts.Finish(contract.Method, contract.Path, body.Finish(), contract);
    }

    private static HttpRequestSpec BuildControlPlane(ControlPlaneCall call, Step step, Variables variables)
    {
        var parts = new RequestParts(variables) { ProjectAsQuery = !call.IsOfAllProjects };
        var body = new BodyBuilder(null, variables);
        foreach (var item in step.With.Select(item => call.Durations?.Contains(item.Name) == true ? ToIsoDuration(item) : item))
        {
            var isAssigned = parts.TryAssign(item)
                || (call.Path.Contains($"{{{item.Name}}}", StringComparison.Ordinal) && parts.AssignPath(item))
                || (!call.HasBody && parts.AssignQuery(item));
            if (!isAssigned)
            {
                body.Assign(item);
            }
        }

        return parts.Finish(call.Method, call.Path, call.HasBody ? body.Finish() ?? "{}" : null, null);
    }

    private static HttpRequestSpec BuildRaw(string method, string path, Step step, Variables variables)
    {
        var parts = new RequestParts(variables);
        string? body = null;
        foreach (var item in step.With)
        {
            if (item.Name == Assignment.WholeBody)
            {
                body = BodyBuilder.GetWholeBody(item.Text, variables);
            }
            else if (!parts.TryAssign(item))
            {
                throw new FormatException(
                    $"'{item.Name}' is not possible in a call by method and path; use headers, ?query=value or $=body");
            }
        }

        return parts.Finish(method, path, body, null);
    }

    private static Assignment ToIsoDuration(Assignment item) =>
        DurationParser.TryParse(item.Text) is { } time ? item with { Text = DurationParser.ToIso(time) } : item;
}
