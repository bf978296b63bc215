using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Makes a DR drill: a server for each instance of a group, in a VPC apart; the job's entities name it.</summary>
    /// <remarks>Source: apis/dr_drill/creating_a_dr_drill.rst.</remarks>
    public Task<AcceptedJob> CreateDisasterRecoveryDrillAsync(
        CreateDisasterRecoveryDrillRequest drill, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"disaster-recovery-drills",
            RequestBody.Serialize(drill, s_json.CreateDisasterRecoveryDrillRequest, "disaster_recovery_drill"), cancellationToken);

    /// <summary>Lists DR drills, a page of them; <see cref="AllDisasterRecoveryDrillsAsync"/> turns the pages.</summary>
    /// <remarks>Source: apis/dr_drill/querying_dr_drills.rst.</remarks>
    public Task<DisasterRecoveryDrillPage> ListDisasterRecoveryDrillsAsync(
        DisasterRecoveryDrillQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync(
            $"disaster-recovery-drills", query, s_json.DisasterRecoveryDrillQuery, s_json.DisasterRecoveryDrillPage, cancellationToken);

    /// <summary>Shows a DR drill.</summary>
    /// <remarks>Source: apis/dr_drill/querying_details_about_a_dr_drill.rst.</remarks>
    public Task<DisasterRecoveryDrill> ShowDisasterRecoveryDrillAsync(
        string disasterRecoveryDrillId, CancellationToken cancellationToken = default) =>
        ReadAsync(
            $"disaster-recovery-drills/{disasterRecoveryDrillId}", s_json.DisasterRecoveryDrill, "disaster_recovery_drill",
            cancellationToken);

    /// <summary>Deletes a DR drill and its servers.</summary>
    /// <remarks>Source: apis/dr_drill/deleting_a_dr_drill.rst.</remarks>
    public Task<AcceptedJob> DeleteDisasterRecoveryDrillAsync(
        string disasterRecoveryDrillId, CancellationToken cancellationToken = default) =>
        StartJobAsync(HttpMethod.Delete, $"disaster-recovery-drills/{disasterRecoveryDrillId}", null, cancellationToken);

    /// <summary>Gives a DR drill another name.</summary>
    /// <remarks>Source: apis/dr_drill/updating_a_dr_drill_name.rst.</remarks>
    public Task<DisasterRecoveryDrill> UpdateDisasterRecoveryDrillNameAsync(
        string disasterRecoveryDrillId, string name, CancellationToken cancellationToken = default) =>
        RenameAsync(
            $"disaster-recovery-drills/{disasterRecoveryDrillId}", name, s_json.DisasterRecoveryDrill, "disaster_recovery_drill",
            cancellationToken);
}
