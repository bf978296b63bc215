using SdrsMock.Common;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.Operations;

/// <summary>Rules and filters common to the operations that list groups, instances and pairs.</summary>
internal static class ListFilters
{
    private static readonly string[] s_names = ["status", "name", "availability_zone", "query_type", "volume_id"];

    /// <summary>
    /// Checks the filter <c>availability_zone</c>: the error table lists the code for an invalid zone for lists too
    /// (schemas/catalog/errors.json, SDRS.0203).
    /// </summary>
    public static Rule<OperationContext> ZoneExists { get; } = new(
        Rule<OperationContext>.NoId, "availability_zone, when given, is a zone of a domain", Phase.Reference, "?availability_zone",
        it => it.Query.Text("availability_zone") is not { } zone
            || it.Project.Inventory.Domains.Any(domain => domain.Zone(zone) is not null),
        Errors.ZoneInvalid);

    /// <summary>
    /// The matching items; the list itself without a filter, so that the cost of a page does not depend on the length of the
    /// list.
    /// </summary>
    public static IReadOnlyList<T> Filter<T>(IReadOnlyList<T> list, QueryParameters query, Func<T, bool> matches) =>
        Array.Exists(s_names, name => query.Text(name) is not null) ? [.. list.Where(matches)] : list;
}
