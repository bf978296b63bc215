using System.Buffers;
using System.Collections.Concurrent;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Verifies the names in <c>with</c>. A name that the operation does not have must state by its form where it is sent.</summary>
internal static class WithValidator
{
    // RFC 9110: a name with other characters would not be sent.
    private static readonly SearchValues<char> s_headerCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly ConcurrentDictionary<string, HashSet<string>> s_byOperation = new();

    /// <exception cref="FormatException">The call has no such name.</exception>
    public static void Verify(CallTarget target, Assignment item)
    {
        if (FieldPath.IsHeader(item.Name) && item.Name.AsSpan().ContainsAnyExcept(s_headerCharacters))
        {
            throw new FormatException($"'{item.Name}' is not the name of a header; use letters, digits and '-'");
        }

        if (target is not CallTarget.Operation(var operation) || item.Name is ['$' or '?', ..] || FieldPath.IsHeader(item.Name))
        {
            return;
        }

        var names = GetNames(target);
        var first = FieldPath.Parse(item.Name).Segments is [FieldPath.Member(var member), ..] ? member : item.Name;
        if (!names.Contains(item.Name) && !names.Contains(first))
        {
            throw new FormatException($"{operation} has no '{item.Name}'{DidYouMean.For(first, names)} "
                + $"(to send it anyway, write '$.{item.Name}' for the body or '?{item.Name}' for the query)");
        }
    }

    /// <summary>The names that an operation accepts; none for other calls.</summary>
    public static IReadOnlySet<string> GetNames(CallTarget target) => target is CallTarget.Operation(var operation)
        ? s_byOperation.GetOrAdd(operation, static name => GetNames(OperationContract.Load(name)))
        : new HashSet<string>();

    private static HashSet<string> GetNames(OperationContract contract)
    {
        var members = contract.Wrapper is { } wrapper ? contract.Body[wrapper] : contract.Body;
        return [.. contract.PathParameters, .. contract.Query.Names, .. members?.MemberNames ?? []];
    }
}
