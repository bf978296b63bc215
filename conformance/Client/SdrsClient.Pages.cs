using System.Runtime.CompilerServices;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

// Lists from end to end. A page is asked for when the one before has been read, so what is made or deleted meanwhile may
// come twice or not at all, as with any list that is paged by numbers.
public sealed partial class SdrsClient
{
    private const int PageSize = 100;

    /// <summary>All protection groups that match, page by page.</summary>
    /// <param name="query">Which; its limit is the size of a page (100 when left out), its offset where to begin.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IAsyncEnumerable<ProtectionGroup> AllProtectionGroupsAsync(
        ProtectionGroupQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListProtectionGroupsAsync, page => (page.ServerGroups, page.Count), cancellationToken);

    /// <summary>All protected instances that match, page by page.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<ProtectedInstance> AllProtectedInstancesAsync(
        ProtectedInstanceQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListProtectedInstancesAsync, page => (page.ProtectedInstances, page.Count), cancellationToken);

    /// <summary>All replication pairs that match, page by page.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<Replication> AllReplicationsAsync(
        ReplicationQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListReplicationsAsync, page => (page.Replications, page.Count), cancellationToken);

    /// <summary>All DR drills that match, page by page.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<DisasterRecoveryDrill> AllDisasterRecoveryDrillsAsync(
        DisasterRecoveryDrillQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListDisasterRecoveryDrillsAsync, page => (page.DisasterRecoveryDrills, page.Count), cancellationToken);

    /// <summary>All failed tasks that match, page by page.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<FailureJob> AllFailureJobsAsync(FailureJobQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListFailureJobsAsync, page => (page.FailureJobs, page.Count), cancellationToken);

    /// <summary>All RPO statistics that match, page by page.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<RpoStatistic> AllRpoStatisticsAsync(
        RpoStatisticQuery? query = null, CancellationToken cancellationToken = default) =>
        AllAsync(query ?? new(), ListRpoStatisticsAsync, page => (page.ResourceRpoStatistics, page.Count), cancellationToken);

    /// <summary>All protected instances that match by their tags, page by page.</summary>
    /// <inheritdoc cref="AllProtectionGroupsAsync"/>
    public IAsyncEnumerable<TaggedResource> AllProtectedInstancesByTagsAsync(TagQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadPageAsync(
            query.Offset ?? 0,
            (offset, stop) => ListProtectedInstancesByTagsAsync(query with { Limit = query.Limit ?? PageSize, Offset = offset }, stop),
            page => (page.Resources ?? [], page.TotalCount),
            cancellationToken);
    }

    private static IAsyncEnumerable<T> AllAsync<TQuery, TPage, T>(
        TQuery query, Func<TQuery, CancellationToken, Task<TPage>> list, Func<TPage, (
            IReadOnlyList<T> Items, int Count)> read, CancellationToken cancellation)
        where TQuery : PageQuery =>
        ReadPageAsync(
            query.Offset ?? 0,
            (offset, stop) => list((TQuery)((PageQuery)query with { Limit = query.Limit ?? PageSize, Offset = offset }), stop), read,
            cancellation);

    private static async IAsyncEnumerable<T> ReadPageAsync<TPage, T>(
        int offset, Func<int, CancellationToken, Task<TPage>> list, Func<TPage, (
            IReadOnlyList<T> Items, int Count)> read, [EnumeratorCancellation] CancellationToken cancellation)
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
