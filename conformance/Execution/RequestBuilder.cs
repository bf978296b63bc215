using System.Collections.Concurrent;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>Turns a row into a request: the contract knows which name is path, query or body.</summary>
internal static class RequestBuilder
{
    private static readonly ConcurrentDictionary<string, OperationContract> s_contracts = new();

    public static OperationContract GetContract(string operation) => s_contracts.GetOrAdd(operation, static name => OperationContract.Load(name));

    /// <exception cref="UnboundVariableException">The row needs a variable that has no value.</exception>
    /// <exception cref="FormatException">The row names what the call does not have.</exception>
    public static HttpRequestSpec Build(Step step, Variables variables) => step.Target switch
    {
        CallTarget.Operation(var name) => BuildOperation(GetContract(name), step, variables),
        CallTarget.ControlPlane(var call) => BuildControlPlane(call, step, variables),
        CallTarget.Raw(var method, var path) => BuildRaw(method, path, step, variables),
        _ => throw new InvalidOperationException($"nothing is known about {step.Call}"),
    };

    private static HttpRequestSpec BuildOperation(OperationContract contract, Step step, Variables variables)
    {
        var parts = new RequestParts(variables);
        var body = new BodyBuilder(contract, variables);
        foreach (var item in step.With)
        {
            if (parts.Takes(item) || (contract.PathParameters.Contains(item.Name) && parts.TakesPath(item)) || (contract.Query.Names.Contains(item.Name) && parts.TakesQuery(item)))
            {
                continue;
            }

            body.Assign(item);
        }

        return parts.Finish(contract.Method, contract.Path, body.Finish(), contract);
    }

    private static HttpRequestSpec BuildControlPlane(ControlPlaneCall call, Step step, Variables variables)
    {
        var parts = new RequestParts(variables) { ProjectAsQuery = true };
        var body = new BodyBuilder(null, variables);
        foreach (var item in step.With.Select(item => call.Durations?.Contains(item.Name) == true ? AsIso(item) : item))
        {
            if (parts.Takes(item) || (call.Path.Contains($"{{{item.Name}}}", StringComparison.Ordinal) && parts.TakesPath(item)) || (!call.HasBody && parts.TakesQuery(item)))
            {
                continue;
            }

            body.Assign(item);
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
                body = BodyBuilder.Whole(item.Text, variables);
            }
            else if (!parts.Takes(item))
            {
                throw new FormatException($"'{item.Name}' means nothing to a call by method and path; it takes headers, ?query=value and $=body");
            }
        }

        return parts.Finish(method, path, body, null);
    }

    private static Assignment AsIso(Assignment item) =>
        DurationParser.TryParse(item.Text) is { } time ? item with { Text = DurationParser.ToIso(time) } : item;
}
