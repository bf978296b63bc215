using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Lists the versions of the API.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The list.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ListApiVersions</c>. Source: apis/api_version/querying_api_versions.rst.</remarks>
    public Task<IReadOnlyList<ApiVersion>> ListApiVersionsAsync(CancellationToken cancellationToken = default) =>
        _transport.GetAsync(new(HttpMethod.Get, "", null), s_json.IReadOnlyListApiVersion, "versions", cancellationToken);

    /// <summary>Gets one version of the API.</summary>
    /// <param name="apiVersion">ID of the version, such as <c>v1</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ShowSpecifiedApiVersion</c>. Source: apis/api_version/querying_a_specified_api_version.rst.</remarks>
    public Task<ApiVersion> ShowSpecifiedApiVersionAsync(string apiVersion, CancellationToken cancellationToken = default) =>
        _transport.GetAsync(
            new(HttpMethod.Get, PathFormatter.Format($"{apiVersion}"), null), s_json.ApiVersion, "version", cancellationToken);

    /// <summary>Gets the project's quotas and their current use.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The quotas.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ShowQuota</c>. Source: apis/tenant_quota_management/querying_the_tenant_quota.rst.</remarks>
    public Task<Quotas> ShowQuotaAsync(CancellationToken cancellationToken = default) =>
        ReadAsync($"sdrs/quotas", s_json.Quotas, "quotas", cancellationToken);

    /// <summary>
    /// Lists one page of records of how many resources exceeded their RPO. <see cref="AllRpoStatisticsAsync"/> reads all pages.
    /// Huawei Cloud only.
    /// </summary>
    /// <param name="query">The filters and the page; null lists everything from the start.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ListRpoStatistics</c>. Source: 查询资源的RPO超标趋势记录列表.md.</remarks>
    public Task<RpoStatisticPage> ListRpoStatisticsAsync(RpoStatisticQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync($"resource/rpo-statistics", query, s_json.RpoStatisticQuery, s_json.RpoStatisticPage, cancellationToken);
}
