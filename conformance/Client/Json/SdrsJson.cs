using System.Text.Json.Serialization;
using SdrsMock.Client.Models;

namespace SdrsMock.Client.Json;

/// <summary>Serialization settings of the models. A response without a documented member is rejected.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(SdrsTimeConverter), typeof(NullableSdrsTimeConverter)])]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(RenameRequest))]
[JsonSerializable(typeof(CreateProtectionGroupRequest))]
[JsonSerializable(typeof(SetPriorityRequest))]
[JsonSerializable(typeof(CreateProtectedInstanceRequest))]
[JsonSerializable(typeof(BatchCreateProtectedInstancesRequest))]
[JsonSerializable(typeof(DeleteProtectedInstanceRequest))]
[JsonSerializable(typeof(BatchDeleteInstancesRequest))]
[JsonSerializable(typeof(AttachRequest))]
[JsonSerializable(typeof(AddNicRequest))]
[JsonSerializable(typeof(DeleteNicRequest))]
[JsonSerializable(typeof(ResizeRequest))]
[JsonSerializable(typeof(CreateReplicationRequest))]
[JsonSerializable(typeof(ExpandRequest))]
[JsonSerializable(typeof(DeleteReplicationRequest))]
[JsonSerializable(typeof(CreateDisasterRecoveryDrillRequest))]
[JsonSerializable(typeof(BatchAddTagsRequest))]
[JsonSerializable(typeof(BatchDeleteTagsRequest))]
[JsonSerializable(typeof(TagQuery))]
[JsonSerializable(typeof(ProtectionGroupQuery))]
[JsonSerializable(typeof(ProtectedInstanceQuery))]
[JsonSerializable(typeof(ReplicationQuery))]
[JsonSerializable(typeof(DisasterRecoveryDrillQuery))]
[JsonSerializable(typeof(FailureJobQuery))]
[JsonSerializable(typeof(RpoStatisticQuery))]
[JsonSerializable(typeof(AcceptedJob))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(ApiVersion))]
[JsonSerializable(typeof(IReadOnlyList<ApiVersion>))]
[JsonSerializable(typeof(IReadOnlyList<ActiveActiveDomain>))]
[JsonSerializable(typeof(ProtectionGroup))]
[JsonSerializable(typeof(ProtectionGroupPage))]
[JsonSerializable(typeof(ProtectedInstance))]
[JsonSerializable(typeof(ProtectedInstancePage))]
[JsonSerializable(typeof(Replication))]
[JsonSerializable(typeof(ReplicationPage))]
[JsonSerializable(typeof(DisasterRecoveryDrill))]
[JsonSerializable(typeof(DisasterRecoveryDrillPage))]
[JsonSerializable(typeof(IReadOnlyList<Tag>))]
[JsonSerializable(typeof(IReadOnlyList<ProjectTag>))]
[JsonSerializable(typeof(TaggedResourcePage))]
[JsonSerializable(typeof(FailureJobPage))]
[JsonSerializable(typeof(RpoStatisticPage))]
[JsonSerializable(typeof(Quotas))]
internal sealed partial class SdrsJson : JsonSerializerContext;
