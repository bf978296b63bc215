using System.Text.Json;
using static SdrsMock.Model.Status;

namespace SdrsMock.Tests.Properties;

/// <summary>How replication_status, progress and fault_level go with the status of pairs, instances and groups.</summary>
internal static class ReplicationInvariants
{
    public static void Hold(ObservedState shown)
    {
        foreach (var pair in shown.Pairs)
        {
            ProgressMatches(pair);
            DataFlowsByStatus(pair, shown.GroupOf(pair));
            Invariant.Same(
                pair.Text("fault_level") != "0", pair.Status() == Fault,
                $"fault_level {pair.Text("fault_level")} and status {pair.Status()}");
        }

        foreach (var instance in shown.Instances)
        {
            IsThatOfTheSlowest(instance, instance.Attachments().Select(attachment => shown.Pair(attachment.Text("replication")!)));
        }

        foreach (var group in shown.Groups)
        {
            IsThatOfTheSlowest(group, shown.Pairs.Where(pair => pair.Text("server_group_id") == group.Id()));
        }
    }

    private static void ProgressMatches(JsonElement pair)
    {
        var progress = pair.Int("progress");
        var fits = pair.Text("replication_status") switch
        {
            "active" => progress == 100,
            "copying" => progress is >= 0 and < 100,
            _ => progress == 0,
        };
        Invariant.That(fits, () => $"a pair is {pair.Text("replication_status")} at {progress} per cent");
    }

    private static void DataFlowsByStatus(JsonElement pair, JsonElement group)
    {
        bool? should = pair.Status() switch
        {
            Available or FailedOver or Error or ErrorStarting or ErrorReprotecting or ErrorFailingOver or FailingOver => false,
            Starting or Reprotecting or Reversing => true,
            Protected when group.Status() == Protected => true,
            _ => null,
        };
        var flows = pair.Text("replication_status") is "active" or "copying";
        Invariant.That(
            should is null || should == flows,
            () => $"a pair that is {pair.Status()} has replication_status {pair.Text("replication_status")}");
    }

    private static void IsThatOfTheSlowest(JsonElement resource, IEnumerable<JsonElement> pairs) =>
        Invariant.Same(
            resource.Int("progress"), pairs.Select(pair => pair.Int("progress")).DefaultIfEmpty(0).Min(),
            "progress of a resource and of its slowest pair");
}
