using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Lists the versions of the API.</summary>
    /// <remarks>Source: apis/api_version/querying_api_versions.rst.</remarks>
    public Task<IReadOnlyList<ApiVersion>> ListApiVersionsAsync(CancellationToken cancellationToken = default) =>
        _transport.GetAsync(new(HttpMethod.Get, "", null), s_json.IReadOnlyListApiVersion, "versions", cancellationToken);

    /// <summary>Shows a version of the API.</summary>
    /// <param name="apiVersion">Such as <c>v1</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>Source: apis/api_version/querying_a_specified_api_version.rst.</remarks>
    public Task<ApiVersion> ShowSpecifiedApiVersionAsync(string apiVersion, CancellationToken cancellationToken = default) =>
        _transport.GetAsync(
            new(HttpMethod.Get, PathFormatter.Format($"{apiVersion}"), null), s_json.ApiVersion, "version", cancellationToken);

    /// <summary>Shows what the project may have and has.</summary>
    /// <remarks>Source: apis/tenant_quota_management/querying_the_tenant_quota.rst.</remarks>
    public Task<Quotas> ShowQuotaAsync(CancellationToken cancellationToken = default) =>
        ReadAsync($"sdrs/quotas", s_json.Quotas, "quotas", cancellationToken);

    /// <summary>
    /// Lists how many resources exceeded their RPO, time by time, a page of it; <see cref="AllRpoStatisticsAsync"/> turns the
    /// pages. Huawei Cloud only.
    /// </summary>
    /// <remarks>Source: 查询资源的RPO超标趋势记录列表.md.</remarks>
    public Task<RpoStatisticPage> ListRpoStatisticsAsync(RpoStatisticQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync($"resource/rpo-statistics", query, s_json.RpoStatisticQuery, s_json.RpoStatisticPage, cancellationToken);
}
