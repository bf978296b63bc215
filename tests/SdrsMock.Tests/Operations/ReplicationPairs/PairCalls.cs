using System.Text.Json.Nodes;
using SdrsMock.Inventory;
using SdrsMock.Model;

namespace SdrsMock.Tests.Operations.ReplicationPairs;

/// <summary>The calls about replication pairs, and short looks at their disks.</summary>
internal static class PairCalls
{
    public static HarnessResponse CreatePair(
        this MockHarness mock, string group, string volume = "volume_a", string? pool = null, string name = "pair")
    {
        var pair = new JsonObject { ["server_group_id"] = group, ["volume_id"] = mock[volume], ["name"] = name };
        if (pool is not null)
        {
            pair["cluster_id"] = mock[pool];
        }

        return mock.Post("/replications", new JsonObject { ["replication"] = pair });
    }

    /// <summary>A pair made from a free disk, attached to nothing.</summary>
    public static string AddPair(
        this MockHarness mock, string group, string volume = "volume_a", string? pool = null, string name = "pair") =>
        mock.Entity(mock.CreatePair(group, volume, pool, name), "replication_pair_id");

    public static HarnessResponse DeletePair(this MockHarness mock, string pair, bool withVolume = false) =>
        mock.Delete($"/replications/{pair}", new { replication = new { delete_target_volume = withVolume } });

    public static HarnessResponse Expand(this MockHarness mock, string pair, double size) =>
        mock.Post($"/replications/{pair}/action", $$"""{"extend-replication":{"new_size":{{size}} } }""");

    public static ReplicationPair Found(this MockHarness mock, string pair) => mock.Project.Pairs[pair]!;

    public static Volume? SourceVolume(this MockHarness mock, string pair) => mock.Project.Inventory.Volumes[mock.Found(pair).SourceVolume];

    public static Volume? TargetVolume(this MockHarness mock, string pair) => mock.Project.Inventory.Volumes[mock.Found(pair).TargetVolume];

    public static StoragePool Pool(this MockHarness mock, string name) => mock.Project.Inventory.StoragePools[mock[name]]!;

    public static void SetQuota(this MockHarness mock, string type, int value) =>
        mock.Project.Inventory.Quotas.Put(mock.Project.Inventory.Quotas[type]! with { Value = value });
}
