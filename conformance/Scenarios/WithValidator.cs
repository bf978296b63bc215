using System.Buffers;
using System.Collections.Concurrent;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>The names that a row may use in <c>with</c>. One that the operation does not know must say by its form where it goes.</summary>
internal static class WithValidator
{
    // RFC 9110: whatever else stood in a name would not go out at all.
    private static readonly SearchValues<char> s_ofHeaders = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly ConcurrentDictionary<string, HashSet<string>> s_byOperation = new();

    /// <exception cref="FormatException">The call has nothing of that name.</exception>
    public static void Verify(CallTarget target, Assignment item)
    {
        if (FieldPath.IsHeader(item.Name) && item.Name.AsSpan().ContainsAnyExcept(s_ofHeaders))
        {
            throw new FormatException($"'{item.Name}' cannot be the name of a header, which has letters, digits and '-'");
        }

        if (target is not CallTarget.Operation(var operation) || item.Name is ['$' or '?', ..] || FieldPath.IsHeader(item.Name))
        {
            return;
        }

        var names = s_byOperation.GetOrAdd(operation, static name => GetNames(OperationContract.Load(name)));
        var first = FieldPath.Parse(item.Name).Segments is [FieldPath.Member(var member), ..] ? member : item.Name;
        if (!names.Contains(item.Name) && !names.Contains(first))
        {
            throw new FormatException($"{operation} has no '{item.Name}'{DidYouMean.For(first, names)} (to send it all the same, write '$.{item.Name}' for the body or '?{item.Name}' for the query)");
        }
    }

    private static HashSet<string> GetNames(OperationContract contract)
    {
        var members = contract.Wrapper is { } wrapper ? contract.Body[wrapper] : contract.Body;
        return [.. contract.PathParameters, .. contract.Query.Names, .. members?.MemberNames ?? []];
    }
}
