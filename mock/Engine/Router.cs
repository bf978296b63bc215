using SdrsMock.Schemas;

namespace SdrsMock.Engine;

/// <summary>Finds the operations that a method and a path can mean. A literal segment wins over a parameter (limits.md, "Routing traps").</summary>
internal sealed class Router
{
    private readonly Node _root = new();

    public Router(IEnumerable<Operation> operations)
    {
        foreach (var operation in operations)
        {
            var node = SegmentsOf(operation.Contract.Path).Aggregate(_root, (node, segment) => node.Child(segment));
            node.Add(operation);
        }
    }

    /// <summary>What a path leads to.</summary>
    public Route Find(string method, string rawPath)
    {
        var segments = SegmentsOf(rawPath).Select(Uri.UnescapeDataString).ToArray();
        var (node, values) = Walk(segments);
        if (node is not null && node.Candidates(method) is { } candidates)
        {
            return new(candidates, ValuesOf(candidates, values), PathIsKnown: true);
        }

        // A trailing slash is a list call's own path or, where there is none, an empty id (SDRS.1901).
        if (rawPath.EndsWith('/') && Walk([.. segments, ""]) is ({ } child, var withEmpty) && child.Candidates(method) is { } onEmpty)
        {
            return new(onEmpty, ValuesOf(onEmpty, withEmpty), PathIsKnown: true);
        }

        return new([], new([], []), PathIsKnown: node?.HasOperations is true);
    }

    private static PathValues ValuesOf(IReadOnlyList<Operation> operations, List<string> values) =>
        new([.. operations[0].Contract.PathParameters], [.. values]);

    private (Node? Node, List<string> Values) Walk(string[] segments)
    {
        var node = _root;
        var values = new List<string>();
        foreach (var segment in segments)
        {
            if (node.Literal(segment) is { } literal)
            {
                node = literal;
            }
            else if (node.Parameter is { } parameter)
            {
                node = parameter;
                values.Add(segment);
            }
            else
            {
                return (null, values);
            }
        }

        return (node, values);
    }

    private static string[] SegmentsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private sealed class Node
    {
        private readonly Dictionary<string, Node> _literals = [];
        private readonly Dictionary<string, List<Operation>> _operations = [];

        public Node? Parameter { get; private set; }

        public bool HasOperations => _operations.Count > 0;

        public Node? Literal(string segment) => _literals.GetValueOrDefault(segment);

        public Node Child(string segment)
        {
            if (segment.StartsWith('{'))
            {
                return Parameter ??= new();
            }

            return _literals.TryGetValue(segment, out var child) ? child : _literals[segment] = new();
        }

        public void Add(Operation operation)
        {
            if (!_operations.TryGetValue(operation.Contract.Method, out var operations))
            {
                _operations[operation.Contract.Method] = operations = [];
            }

            operations.Add(operation);
        }

        public List<Operation>? Candidates(string method) => _operations.GetValueOrDefault(method);
    }
}

/// <summary>Where a path leads.</summary>
/// <param name="Candidates">The operations there; several when the body must tell them apart, none when there is none.</param>
/// <param name="Values">The path parameters.</param>
/// <param name="PathIsKnown">Whether the path exists with another method.</param>
internal sealed record Route(IReadOnlyList<Operation> Candidates, PathValues Values, bool PathIsKnown)
{
    /// <summary>The one operation that the body picks; null when it picks none or several.</summary>
    public Operation? Pick(System.Text.Json.JsonElement body)
    {
        if (Candidates is [{ Contract.Selector: null } only])
        {
            return only;
        }

        return Candidates.Where(candidate => candidate.Contract.Selector!.Picks(body)).ToList() is [var picked] ? picked : null;
    }

    /// <summary>What a body answers that picks none or several.</summary>
    public Violation NoMatch => Candidates.Select(candidate => candidate.Contract.NoMatch).First(violation => violation is not null)!;
}
