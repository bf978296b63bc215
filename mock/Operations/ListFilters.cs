using SdrsMock.Common;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.Operations;

/// <summary>What the calls that list groups, instances and pairs have in common.</summary>
internal static class ListFilters
{
    private static readonly string[] s_names = ["status", "name", "availability_zone", "query_type"];

    /// <summary>The error table gives its code for an invalid zone to lists as well (errors.csv, SDRS.0203).</summary>
    public static Rule<OperationContext> ZoneExists { get; } = new(
        Rule<OperationContext>.NoId, "availability_zone, when given, is a zone of a domain", Phase.Reference, "?availability_zone",
        it => it.Query.Text("availability_zone") is not { } zone || it.Project.Inventory.Domains.Any(domain => domain.Zone(zone) is not null),
        Errors.ZoneInvalid);

    /// <summary>What matches; the list itself where the query asks for nothing, so that a page costs the same however long the list is.</summary>
    public static IReadOnlyList<T> Filter<T>(IReadOnlyList<T> list, QueryParameters query, Func<T, bool> matches) =>
        Array.Exists(s_names, name => query.Text(name) is not null) ? [.. list.Where(matches)] : list;
}
