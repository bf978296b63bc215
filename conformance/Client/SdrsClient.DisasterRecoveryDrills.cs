using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Creates a DR drill: one drill server for each protected instance of a protection group, in a separate VPC.</summary>
    /// <param name="drill">The drill to create.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job. After success its entities contain the ID of the drill.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>CreateDisasterRecoveryDrill</c>. Source: apis/dr_drill/creating_a_dr_drill.rst.</remarks>
    public Task<AcceptedJob> CreateDisasterRecoveryDrillAsync(
        CreateDisasterRecoveryDrillRequest drill, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"disaster-recovery-drills",
            RequestBody.Serialize(drill, s_json.CreateDisasterRecoveryDrillRequest, "disaster_recovery_drill"), cancellationToken);

    /// <summary>Lists one page of DR drills. <see cref="AllDisasterRecoveryDrillsAsync"/> reads all pages.</summary>
    /// <param name="query">The filters and the page; null lists everything from the start.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ListDisasterRecoveryDrills</c>. Source: apis/dr_drill/querying_dr_drills.rst.</remarks>
    public Task<DisasterRecoveryDrillPage> ListDisasterRecoveryDrillsAsync(
        DisasterRecoveryDrillQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync(
            $"disaster-recovery-drills", query, s_json.DisasterRecoveryDrillQuery, s_json.DisasterRecoveryDrillPage, cancellationToken);

    /// <summary>Gets a DR drill.</summary>
    /// <param name="disasterRecoveryDrillId">ID of the DR drill.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The drill.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ShowDisasterRecoveryDrill</c>. Source: apis/dr_drill/querying_details_about_a_dr_drill.rst.</remarks>
    public Task<DisasterRecoveryDrill> ShowDisasterRecoveryDrillAsync(
        string disasterRecoveryDrillId, CancellationToken cancellationToken = default) =>
        ReadAsync(
            $"disaster-recovery-drills/{disasterRecoveryDrillId}", s_json.DisasterRecoveryDrill, "disaster_recovery_drill",
            cancellationToken);

    /// <summary>Deletes a DR drill and its drill servers.</summary>
    /// <param name="disasterRecoveryDrillId">ID of the DR drill.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>DeleteDisasterRecoveryDrill</c>. Source: apis/dr_drill/deleting_a_dr_drill.rst.</remarks>
    public Task<AcceptedJob> DeleteDisasterRecoveryDrillAsync(
        string disasterRecoveryDrillId, CancellationToken cancellationToken = default) =>
        StartJobAsync(HttpMethod.Delete, $"disaster-recovery-drills/{disasterRecoveryDrillId}", null, cancellationToken);

    /// <summary>Changes the name of a DR drill.</summary>
    /// <param name="disasterRecoveryDrillId">ID of the DR drill.</param>
    /// <param name="name">The new name, 1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The drill with its new name.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>UpdateDisasterRecoveryDrillName</c>. Source: apis/dr_drill/updating_a_dr_drill_name.rst.</remarks>
    public Task<DisasterRecoveryDrill> UpdateDisasterRecoveryDrillNameAsync(
        string disasterRecoveryDrillId, string name, CancellationToken cancellationToken = default) =>
        RenameAsync(
            $"disaster-recovery-drills/{disasterRecoveryDrillId}", name, s_json.DisasterRecoveryDrill, "disaster_recovery_drill",
            cancellationToken);
}
