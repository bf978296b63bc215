using SdrsMock.Schemas;

namespace SdrsMock.Operations;

/// <summary>What the calls that list instances and pairs have in common.</summary>
internal static class ListFilters
{
    private static readonly string[] s_names = ["status", "name", "availability_zone", "query_type"];

    /// <summary>What matches; the list itself where the query asks for nothing, so that a page costs the same however long the list is.</summary>
    public static IReadOnlyList<T> Filter<T>(IReadOnlyList<T> list, QueryValues query, Func<T, bool> matches) =>
        Array.Exists(s_names, name => query.Text(name) is not null) ? [.. list.Where(matches)] : list;
}
