using SdrsMock.Common;
using SdrsMock.OperationModel;
using SdrsMock.Operations.ActiveActiveDomains;
using SdrsMock.Operations.ApiVersions;
using SdrsMock.Operations.DisasterRecoveryDrills;
using SdrsMock.Operations.Jobs;
using SdrsMock.Operations.ProtectedInstances;
using SdrsMock.Operations.ProtectionGroups;
using SdrsMock.Operations.Quotas;
using SdrsMock.Operations.ReplicationPairs;
using SdrsMock.Operations.RpoStatistics;
using SdrsMock.Operations.Tags;
using SdrsMock.Operations.TaskCenter;
using SdrsMock.Schemas;

namespace SdrsMock.Operations;

/// <summary>The table of all operations, in the order of the documentation.</summary>
internal static class OperationCatalog
{
    /// <summary>
    /// Creates the operations of an edition. Operations that the edition does not have are left out, so their paths are
    /// unknown.
    /// </summary>
    public static IReadOnlyList<Operation> ForEdition(Edition edition)
    {
        Operation[] all =
        [
            new ListApiVersions(),
            new ShowSpecifiedApiVersion(),
            new ShowJobStatus(),
            new ListActiveActiveDomains(),

            new CreateProtectionGroup(),
            new ListProtectionGroups(),
            new ShowProtectionGroup(),
            new DeleteProtectionGroup(),
            new UpdateProtectionGroupName(),
            new StartProtectionGroup(),
            new StopProtectionGroup(),
            new StartFailoverProtectionGroup(),
            new StartReverseProtectionGroup(),

            new CreateProtectedInstance(),
            new BatchCreateProtectedInstances(),
            new ListProtectedInstances(),
            new ShowProtectedInstance(),
            new DeleteProtectedInstance(),
            new BatchDeleteProtectedInstances(),
            new UpdateProtectedInstanceName(),
            new AttachProtectedInstanceReplication(),
            new DetachProtectedInstanceReplication(),
            new AddProtectedInstanceNic(),
            new DeleteProtectedInstanceNic(),
            new ResizeProtectedInstance(),

            new CreateReplication(),
            new ListReplications(),
            new ShowReplication(),
            new DeleteReplication(),
            new ExpandReplication(),
            new UpdateReplicationName(),

            new CreateDisasterRecoveryDrill(),
            new ListDisasterRecoveryDrills(),
            new ShowDisasterRecoveryDrill(),
            new DeleteDisasterRecoveryDrill(),
            new UpdateDisasterRecoveryDrillName(),

            new ListProtectedInstancesByTags(),
            new BatchAddTags(),
            new BatchDeleteTags(),
            new AddProtectedInstanceTags(),
            new DeleteProtectedInstanceTag(),
            new ListProtectedInstanceTags(),
            new ListProtectedInstancesProjectTags(),

            new ListFailureJobs(),
            new DeleteFailureJob(),
            new DeleteAllServerGroupFailureJobs(),
            new DeleteServerGroupFailureJobs(),

            new ListRpoStatistics(),
            new ShowQuota(),
        ];

        foreach (var operation in all)
        {
            operation.Bind(edition);
        }

        return [.. all.Where(operation => Catalog.Operation(operation.Name)!.IsIn(edition.Name))];
    }
}
