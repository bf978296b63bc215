using System.Text.Json.Nodes;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Tests.Operations.ReplicationPairs;

/// <summary>The calls about replication pairs, and short looks at their disks.</summary>
internal static class PairCalls
{
    public static Answer CreatePair(this Sdrs sdrs, string group, string volume = "volume_a", string? pool = null, string name = "pair")
    {
        var pair = new JsonObject { ["server_group_id"] = group, ["volume_id"] = sdrs[volume], ["name"] = name };
        if (pool is not null)
        {
            pair["cluster_id"] = sdrs[pool];
        }

        return sdrs.Post("/replications", new JsonObject { ["replication"] = pair });
    }

    /// <summary>A pair made from a free disk, attached to nothing.</summary>
    public static string GivenPair(this Sdrs sdrs, string group, string volume = "volume_a", string? pool = null, string name = "pair") =>
        sdrs.Entity(sdrs.CreatePair(group, volume, pool, name), "replication_pair_id");

    public static Answer DeletePair(this Sdrs sdrs, string pair, bool withVolume = false) =>
        sdrs.Delete($"/replications/{pair}", new { replication = new { delete_target_volume = withVolume } });

    public static Answer Expand(this Sdrs sdrs, string pair, double size) =>
        sdrs.Post($"/replications/{pair}/action", $$"""{"extend-replication":{"new_size":{{size}} } }""");

    public static ReplicationPair Found(this Sdrs sdrs, string pair) => sdrs.World.Pairs[pair]!;

    public static Volume? SourceVolume(this Sdrs sdrs, string pair) => sdrs.World.Surroundings.Volumes[sdrs.Found(pair).SourceVolume];

    public static Volume? TargetVolume(this Sdrs sdrs, string pair) => sdrs.World.Surroundings.Volumes[sdrs.Found(pair).TargetVolume];

    public static StoragePool Pool(this Sdrs sdrs, string name) => sdrs.World.Surroundings.StoragePools[sdrs[name]]!;

    public static void GivenQuota(this Sdrs sdrs, string type, int value) =>
        sdrs.World.Surroundings.Quotas.Put(sdrs.World.Surroundings.Quotas[type]! with { Value = value });
}
