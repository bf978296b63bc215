namespace SdrsMock.Http;

/// <summary>
/// Finds what serves a method and a path. The routes of a path form a tree: a literal segment is tried before a parameter
/// (schemas/notes/limits.md, "Routing traps"). Filled once, then safe for concurrent use.
/// </summary>
/// <typeparam name="T">What serves a route.</typeparam>
/// <param name="accepts">Whether a parameter accepts a decoded value; without it every parameter accepts every value.</param>
internal sealed class RouteTable<T>(Func<string, string, bool>? accepts = null)
{
    private const char AlternativeSeparator = '|';

    private readonly Node _root = new();

    /// <summary>Adds a route.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="template">
    /// Such as <c>/v1|v1.1/{project_id}/cloudservers/{server_id}</c>; a bar separates the alternatives of a literal segment.
    /// </param>
    /// <param name="target">What serves the route; several may share one.</param>
    public void Add(string method, string template, T target)
    {
        var nodes = new List<Node> { _root };
        var names = new List<string>();
        foreach (var segment in template.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment is ['{', .. var name, '}'])
            {
                names.Add(name);
                nodes = [.. nodes.Select(node => node.AddParameter(name))];
            }
            else
            {
                nodes = [.. nodes.SelectMany(node => segment.Split(AlternativeSeparator).Select(node.AddLiteral))];
            }
        }

        string[] parameters = [.. names];
        nodes.ForEach(node => node.Add(method, parameters, target));
    }

    /// <summary>Finds the routes of a path. Repeated slashes count as one.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="rawPath">The path, percent-encoded.</param>
    /// <param name="slashIsEmptyValue">
    /// Whether a trailing slash stands for a parameter without a value if no route ends before it.
    /// </param>
    public RouteMatch<T> Find(string method, ReadOnlySpan<char> rawPath, bool slashIsEmptyValue = false) =>
        Walk(_root, rawPath, method)
            ?? (slashIsEmptyValue && rawPath is [.., '/'] ? Walk(_root, rawPath, method, endsInEmptyValue: true) : null)
            ?? new([], new([], []), PathIsKnown: Walk(_root, rawPath, method: null) is not null);

    // Literals are tried first, then the parameters. Values are set on the way back.
    private RouteMatch<T>? Walk(Node node, ReadOnlySpan<char> rest, string? method, bool endsInEmptyValue = false, int parameters = 0)
    {
        rest = rest.TrimStart('/');
        if (rest.IsEmpty && !endsInEmptyValue)
        {
            return node.Match(method);
        }

        var end = rest.IndexOf('/') is >= 0 and var slash ? slash : rest.Length;
        var segment = rest[..end].Contains('%') ? Uri.UnescapeDataString(rest[..end]) : rest[..end];
        endsInEmptyValue &= !rest.IsEmpty;
        if (node.FindLiteral(segment) is { } literal
            && Walk(literal, rest[end..], method, endsInEmptyValue, parameters) is { } straight)
        {
            return straight;
        }

        foreach (var (name, child) in node.Parameters)
        {
            if ((accepts is null || accepts(name, segment.ToString()))
                && Walk(child, rest[end..], method, endsInEmptyValue, parameters + 1) is { } match)
            {
                match.Values.Fill(parameters, segment.ToString());
                return match;
            }
        }

        return null;
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> _literals = [];
        private readonly Dictionary<string, (string[] Parameters, List<T> Targets)> _byMethod = [];

        public List<(string Name, Node Child)> Parameters { get; } = [];

        public Node? FindLiteral(ReadOnlySpan<char> segment) =>
            _literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var child) ? child : null;

        public Node AddLiteral(string segment) =>
            _literals.TryGetValue(segment, out var child) ? child : _literals[segment] = new();

        public Node AddParameter(string name)
        {
            if (Parameters.Find(parameter => parameter.Name == name) is { Child: { } known })
            {
                return known;
            }

            var child = new Node();
            Parameters.Add((name, child));
            return child;
        }

        public void Add(string method, string[] parameters, T target)
        {
            if (!_byMethod.TryGetValue(method, out var route))
            {
                _byMethod[method] = route = (parameters, []);
            }

            route.Targets.Add(target);
        }

        // Any method if none is given.
        public RouteMatch<T>? Match(string? method)
        {
            var route = method is null ? _byMethod.Values.FirstOrDefault() : _byMethod.GetValueOrDefault(method);
            return route.Targets is null ? null
                : new(route.Targets, new(route.Parameters, new string[route.Parameters.Length]), PathIsKnown: true);
        }
    }
}
