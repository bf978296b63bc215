using System.Text.Json;
using SdrsMock.Schemas;

namespace SdrsMock.Tests.Properties;

/// <summary>What always holds of the resources as the service shows them.</summary>
internal static class ResourceInvariants
{
    private static readonly HashSet<(string, string)> s_documented =
        [.. Catalog.Statuses.Select(status => (status.Resource, status.Status))];

    public static void Hold(ObservedState shown)
    {
        StatusesAreDocumented(shown);
        CountersMatch(shown);
        StationsMatch(shown);
        InstancesHoldTheirPairs(shown);
        PairsHoldTheirInstances(shown);
        ReplicationInvariants.Hold(shown);
    }

    private static void StatusesAreDocumented(ObservedState shown)
    {
        foreach (var (kind, resource) in shown.Everything)
        {
            Invariant.That(s_documented.Contains((kind, resource.Status())), () => $"a {kind} is {resource.Status()}");
        }
    }

    private static void CountersMatch(ObservedState shown)
    {
        foreach (var group in shown.Groups)
        {
            Invariant.Same(group.Int("protected_instance_num"), CountIn(group, shown.Instances), "protected_instance_num");
            Invariant.Same(group.Int("replication_num"), CountIn(group, shown.Pairs), "replication_num");
            Invariant.Same(group.Int("disaster_recovery_drill_num"), CountIn(group, shown.Drills), "disaster_recovery_drill_num");
        }

        Invariant.Same(shown.QuotaUsed("server_groups"), shown.Groups.Count, "quota server_groups");
        Invariant.Same(shown.QuotaUsed("replications"), shown.Pairs.Count, "quota replications");
    }

    private static void StationsMatch(ObservedState shown)
    {
        foreach (var resource in shown.Instances.Concat(shown.Pairs))
        {
            Invariant.Same(
                resource.Text("priority_station"), shown.GroupOf(resource).Text("priority_station"),
                "priority_station of a resource and its group");
        }
    }

    private static void InstancesHoldTheirPairs(ObservedState shown)
    {
        foreach (var instance in shown.Instances)
        {
            Invariant.Unique(instance.Attachments().Select(attachment => attachment.Text("device")), "device");
            foreach (var attachment in instance.Attachments())
            {
                var pair = shown.Pair(attachment.Text("replication")!);
                Invariant.Same(
                    pair.Text("server_group_id"), instance.Text("server_group_id"), "group of an attached pair and its instance");
                var end = pair.Attachments().Single(other => other.Text("protected_instance") == instance.Id());
                Invariant.Same(end.Text("device"), attachment.Text("device"), "both ends of an attachment");
            }
        }
    }

    private static void PairsHoldTheirInstances(ObservedState shown)
    {
        foreach (var pair in shown.Pairs)
        {
            Invariant.Same(pair.Text("volume_ids")!.Split(',').Length, 2, "disks of a pair");
            Invariant.That(
                pair.GetProperty("record_metadata").GetProperty("multiattach").GetBoolean() || pair.Attachments().Count() < 2,
                () => $"a pair that is not shared is attached twice: {pair}");
            foreach (var attachment in pair.Attachments())
            {
                var instance = shown.Instance(attachment.Text("protected_instance")!);
                Invariant.Same(
                    instance.Attachments().Count(other => other.Text("replication") == pair.Id()), 1,
                    "the instance's end of an attachment");
            }
        }
    }

    private static int CountIn(JsonElement group, IEnumerable<JsonElement> resources) =>
        resources.Count(resource => resource.Text("server_group_id") == group.Id());
}
