using System.Text.Json.Serialization;

namespace SdrsMock.Views;

/// <summary>
/// JSON serialization of the views. Those of groups, instances, pairs and jobs are written by hand, because clients poll them: the
/// benchmarks <c>calls</c>, <c>size</c> and <c>throughput</c> measure them.
/// </summary>
[JsonSerializable(typeof(DisasterRecoveryDrillView))]
[JsonSerializable(typeof(FailureJobView))]
[JsonSerializable(typeof(RpoRecordView))]
internal sealed partial class ViewJson : JsonSerializerContext;
