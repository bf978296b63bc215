namespace SdrsMock.OperationModel;

/// <summary>
/// Finds the operations of a method and a path. A literal segment wins over a parameter (schemas/notes/limits.md, "Routing
/// traps").
/// </summary>
internal sealed class Router
{
    private readonly Node _root = new();

    public Router(IEnumerable<Operation> operations)
    {
        foreach (var operation in operations)
        {
            var segments = operation.Contract.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            segments.Aggregate(_root, (node, segment) => node.Child(segment)).Add(operation);
        }
    }

    /// <summary>Finds the route of a path.</summary>
    public Route Find(string method, string rawPath) =>
        // A trailing slash is part of a list call's path or, where there is no such path, an empty id (SDRS.1901).
        Walk(_root, rawPath, method)
            ?? (rawPath.EndsWith('/') ? Walk(_root, rawPath, method, endsInEmptyId: true) : null)
            ?? new([], new([], []), PathIsKnown: Walk(_root, rawPath, method: null) is not null);

    // Literals are tried first, then the parameter. Values are set on the way back.
    private static Route? Walk(Node node, ReadOnlySpan<char> rest, string? method, bool endsInEmptyId = false, int parameters = 0)
    {
        rest = rest.TrimStart('/');
        if (rest.IsEmpty && !endsInEmptyId)
        {
            return node.CreateRoute(method, parameters);
        }

        var end = rest.IndexOf('/') is >= 0 and var slash ? slash : rest.Length;
        var segment = rest[..end].Contains('%') ? Uri.UnescapeDataString(rest[..end]) : rest[..end];
        endsInEmptyId &= !rest.IsEmpty;
        if (node.Literal(segment) is { } literal && Walk(literal, rest[end..], method, endsInEmptyId, parameters) is { } straight)
        {
            return straight;
        }

        if (node.Parameter is { } parameter && Walk(parameter, rest[end..], method, endsInEmptyId, parameters + 1) is { } route)
        {
            route.Values.Fill(parameters, segment.ToString());
            return route;
        }

        return null;
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> _literals = [];
        private readonly Dictionary<string, List<Operation>> _operations = [];

        public Node? Parameter { get; private set; }

        public Node? Literal(ReadOnlySpan<char> segment) =>
            _literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var child) ? child : null;

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

        /// <summary>The route of this node for a method, or for any method if none is given.</summary>
        public Route? CreateRoute(string? method, int parameters)
        {
            var operations = method is null ? _operations.Values.FirstOrDefault() : _operations.GetValueOrDefault(method);
            return operations is null ? null
                : new(operations, new(operations[0].Contract.PathParameters, new string[parameters]), PathIsKnown: true);
        }
    }
}
