using System.Runtime.CompilerServices;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

// Reads lists page by page.
public sealed partial class SdrsClient
{
    private const int PageSize = 100;

    /// <summary>Lists all matching protection groups. Each page is requested when the enumeration reaches it.</summary>
    /// <param name="query">
    /// The filters. Its limit is the page size, 100 when null; its offset is the number of entries to skip.
    /// </param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The entries of all pages.</returns>
    /// <exception cref="SdrsException">
    /// The service rejected a request, or a response does not match the documented schema. Thrown during enumeration.
    /// </exception>
    /// <remarks>Entries that are created or deleted during the enumeration can appear twice or be missing.</remarks>
    public IAsyncEnumerable<ProtectionGroup> AllProtectionGroupsAsync(
        ProtectionGroupQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListProtectionGroupsAsync, page => (page.ServerGroups, page.Count), cancellationToken);

    /// <summary>Lists all matching protected instances. Each page is requested when the enumeration reaches it.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<ProtectedInstance> AllProtectedInstancesAsync(
        ProtectedInstanceQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListProtectedInstancesAsync, page => (page.ProtectedInstances, page.Count), cancellationToken);

    /// <summary>Lists all matching replication pairs. Each page is requested when the enumeration reaches it.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<Replication> AllReplicationsAsync(
        ReplicationQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListReplicationsAsync, page => (page.Replications, page.Count), cancellationToken);

    /// <summary>Lists all matching DR drills. Each page is requested when the enumeration reaches it.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<DisasterRecoveryDrill> AllDisasterRecoveryDrillsAsync(
        DisasterRecoveryDrillQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListDisasterRecoveryDrillsAsync, page => (page.DisasterRecoveryDrills, page.Count), cancellationToken);

    /// <summary>Lists all matching failed tasks. Each page is requested when the enumeration reaches it.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<FailureJob> AllFailureJobsAsync(FailureJobQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListFailureJobsAsync, page => (page.FailureJobs, page.Count), cancellationToken);

    /// <summary>Lists all matching RPO statistics. Each page is requested when the enumeration reaches it.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<RpoStatistic> AllRpoStatisticsAsync(
        RpoStatisticQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListRpoStatisticsAsync, page => (page.ResourceRpoStatistics, page.Count), cancellationToken);

    /// <summary>
    /// Lists all protected instances that match a tag query. Each page is requested when the enumeration reaches it.
    /// </summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<TaggedResource> AllProtectedInstancesByTagsAsync(TagQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadPageAsync(
            query.Offset ?? 0,
            (offset, token) => ListProtectedInstancesByTagsAsync(query with { Limit = query.Limit ?? PageSize, Offset = offset }, token),
            page => (page.Resources ?? [], page.TotalCount),
            cancellationToken);
    }

    private static IAsyncEnumerable<T> AllAsync<TQuery, TPage, T>(
        TQuery query,
        Func<TQuery, CancellationToken, Task<TPage>> list,
        Func<TPage, (IReadOnlyList<T> Items, int Count)> read,
        CancellationToken cancellation)
        where TQuery : PageQuery =>
        ReadPageAsync(
            query.Offset ?? 0,
            (offset, token) => list((TQuery)((PageQuery)query with { Limit = query.Limit ?? PageSize, Offset = offset }), token),
            read,
            cancellation);

    private static async IAsyncEnumerable<T> ReadPageAsync<TPage, T>(
        int offset,
        Func<int, CancellationToken, Task<TPage>> list,
        Func<TPage, (IReadOnlyList<T> Items, int Count)> read,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var (items, count) = read(await list(offset, cancellation).ConfigureAwait(false));
            foreach (var item in items)
            {
                yield return item;
            }

            offset += items.Count;
            if (items.Count == 0 || offset >= count)
            {
                yield break;
            }
        }
    }
}
