using System.Text.Json.Nodes;
using SdrsMock.Inventory;
using SdrsMock.Model;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

/// <summary>What the tests of instances look at and touch behind the service's back.</summary>
internal static class InstanceReadings
{
    extension(MockHarness mock)
    {
        public MockInventory Inventory => new(mock.Engine, mock.ProjectId);

        /// <summary>The server at the source site.</summary>
        public Server SourceServerOf(string instance) => mock.Project.Inventory.Servers[mock.Project.Instances[instance]!.SourceServer]!;

        /// <summary>The server that was made at the target site.</summary>
        public Server TargetServerOf(string instance) => mock.Project.Inventory.Servers[mock.Project.Instances[instance]!.TargetServer]!;

        public Volume? Volume(string id) => mock.Project.Inventory.Volumes[id];

        public ReplicationPair PairAt(string instance, string device) =>
            mock.Project.Pairs[mock.Project.Instances[instance]!.Attachments.Single(attachment => attachment.Device == device).PairId]!;

        /// <summary>Changes a member of a server behind the service's back.</summary>
        public void ChangeServer(string id, string member, JsonNode value) =>
            mock.Inventory.Change("servers", id, new() { [member] = value });

        public HarnessResponse Detach(
            string instance, string pair) => mock.Delete($"/protected-instances/{instance}/detachreplication/{pair}");

        public HarnessResponse Attach(string instance, string pair, string device = "/dev/vdb") =>
            mock.Post(
                $"/protected-instances/{instance}/attachreplication",
                new { replicationAttachment = new { replication_id = pair, device } });

        /// <summary>A call that has started a batch of creations.</summary>
        public HarnessResponse CreateBatch(string group, params string[] servers) => mock.Post(
            "/protected-instances/batch",
            new
            {
                protected_instances = new
                {
                    name_prefix = "batch",
                    server_group_id = group,
                    servers = servers.Select(server => new { server_id = mock[server] }),
                },
            });

        /// <summary>Instances made in one batch, in the order of their servers.</summary>
        public IReadOnlyList<string> AddBatch(string group, params string[] servers) =>
        [
            .. mock.Finished(mock.CreateBatch(group, servers)).GetProperty("entities").GetProperty("sub_jobs").EnumerateArray()
                .Select(subJob => subJob.GetProperty("entities").Text("protected_instance_id")!),
        ];
    }
}
