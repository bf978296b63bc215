using SdrsMock.Conformance.Execution;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Recording;

/// <summary>Finds the operation of a request by its method, its path and, if several operations share them, its body.</summary>
internal static class OperationFinder
{
    private static readonly Lazy<OperationContract[]> s_contracts =
        new(() => [.. Catalog.Operations.Select(operation => RequestBuilder.GetContract(operation.Name))]);

    public static OperationContract? Find(RecordedCall call)
    {
        var segments = Segments(call.Path);
        return s_contracts.Value
            .Where(contract => contract.Method == call.Request.Method && Matches(Segments(contract.Path), segments))
            .Where(contract => contract.Selector is not { } selector || (call.Body is { } body && selector.Matches(body)))
            // ".../protected-instances/batch" also matches ".../protected-instances/{id}".
            .MinBy(contract => contract.PathParameters.Length);
    }

    /// <summary>The value of each path parameter.</summary>
    public static IEnumerable<(string Name, string Value)> GetParameters(OperationContract contract, RecordedCall call) =>
        Segments(contract.Path).Zip(Segments(call.Path))
            .Where(pair => pair.First.StartsWith('{'))
            .Select(pair => (pair.First.Trim('{', '}'), Uri.UnescapeDataString(pair.Second)));

    /// <summary>The project of the first call of an operation that has one. The path of a log-in has none.</summary>
    public static string? FindProject(IEnumerable<RecordedCall> calls) =>
        calls.SelectMany(call => Find(call) is { } contract ? GetParameters(contract, call) : [])
            .FirstOrDefault(parameter => parameter.Name == "project_id").Value;

    private static bool Matches(string[] template, string[] segments) =>
        template.Length == segments.Length && template.Zip(segments).All(pair => MatchesSegment(pair.First, pair.Second));

    private static bool MatchesSegment(string template, string segment) =>
        template == segment || (template.StartsWith('{') && (template != "{api_version}" || segment.StartsWith('v')));

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
