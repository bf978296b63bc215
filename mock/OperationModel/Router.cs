using SdrsMock.Http;

namespace SdrsMock.OperationModel;

/// <summary>Finds the operations of a method and a path. Safe for concurrent use.</summary>
internal sealed class Router
{
    private readonly RouteTable<Operation> _table = new();

    public Router(IEnumerable<Operation> operations)
    {
        foreach (var operation in operations)
        {
            _table.Add(operation.Contract.Method, operation.Contract.Path, operation);
        }
    }

    /// <summary>Finds the route of a path.</summary>
    public Route Find(string method, string rawPath)
    {
        // A trailing slash is part of a list call's path or, where there is no such path, an empty id (SDRS.1901).
        var match = _table.Find(method, rawPath, slashIsEmptyValue: true);
        return new(match.Targets, match.Values, match.PathIsKnown);
    }
}
