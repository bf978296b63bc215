using System.Text.Json.Nodes;
using SdrsMock.Model;

namespace SdrsMock.Tests.Properties;

/// <summary>What calls can say beside their samples.</summary>
internal static class RequestVariations
{
    private static readonly string[] s_queries =
    [
        "", "", "?limit=2&offset=1", "?limit=-1", "?name=in", "?offset=0&unknown=1", "?status=available", "?limit=0",
    ];

    /// <summary>The query of a call; most have none.</summary>
    public static string QueryOf(string operation, GeneratedCall step) =>
        operation.StartsWith("List", StringComparison.Ordinal) ? s_queries[step.A % s_queries.Length] : "";

    /// <summary>Varies a sample.</summary>
    public static void Vary(string operation, JsonObject body, ArgumentGenerator picks, MockHarness mock)
    {
        var (number, other) = (picks.Step.C, picks.Step.B);
        switch (operation)
        {
            case "CreateProtectedInstance":
                VaryInstance(body["protected_instance"]!, number, mock);
                break;
            case "BatchCreateProtectedInstances":
                var batch = body["protected_instances"]!;
                VaryInstance(batch, number, mock);
                batch["servers"] = new JsonArray([.. Servers(number, mock).Select(id => (JsonNode)new JsonObject { ["server_id"] = id })]);
                break;
            case "BatchDeleteProtectedInstances":
                body["protected_instances"] = new JsonArray(
                    [.. new[] { picks.Instance }.Concat(picks.Project.Instances.Skip(other % 3).Select(instance => instance.Id)).Distinct()
                        .Take(1 + (number % 3)).Select(id => (JsonNode)new JsonObject { ["id"] = id })]);
                body["delete_target_server"] = number % 2 == 0;
                break;
            case "DeleteProtectedInstance":
                body["delete_target_server"] = number % 2 == 0;
                break;
            case "DeleteReplication":
                body["replication"]!["delete_target_volume"] = number % 2 == 0;
                break;
            case "AttachProtectedInstanceReplication":
                body["replicationAttachment"]!["device"] = $"/dev/vd{"abcd"[number % 4]}";
                break;
            case "StartReverseProtectionGroup":
                var wanted = picks.Project.Groups[picks.Group] is { } group && number % 8 > 0
                    ? Site.Other(group.PrioritySite)
                    : Site.Source;
                body["reverse-server-group"]!["priority_station"] = wanted;
                break;
            case "ExpandReplication":
                body["extend-replication"]!["new_size"] = 10 + (number % 400);
                break;
            case "ResizeProtectedInstance":
                body["resize"]!["flavorRef"] = mock[number % 3 == 0 ? "flavor" : "flavor_other"];
                break;
            case "CreateDisasterRecoveryDrill" when number % 3 == 0:
                body["disaster_recovery_drill"]!["drill_vpc_id"] = picks.Variable("vpc", other);
                break;
            case "AddProtectedInstanceNic" when number % 2 == 0:
                body["ip_address"] = $"172.16.1.{number % 4}";
                break;
            case "AddProtectedInstanceTags":
                body["tag"]!["key"] = $"{picks.Key}{number % 5}";
                break;
            case "ListProtectedInstancesByTags":
                body["action"] = number % 2 == 0 ? "filter" : "count";
                break;
        }
    }

    private static void VaryInstance(JsonNode instance, int number, MockHarness mock)
    {
        if (number % 5 == 0)
        {
            instance["primary_subnet_id"] = mock["subnet"];
            instance["primary_ip_address"] = $"172.16.1.{number % 4}";
        }

        if (number % 7 == 0)
        {
            instance["tenancy"] = "dedicated";
        }

        if (number % 3 == 0)
        {
            instance["tags"] = new JsonArray(new JsonObject { ["key"] = "env", ["value"] = $"{number % 4}" });
        }
    }

    private static IEnumerable<string> Servers(int number, MockHarness mock) => (number % 3) switch
    {
        0 => [mock["server_shared_disk"], mock["server_shared_disk_peer"]],
        1 => [mock["server_shared_by_three"], mock["server_shared_by_three_second"], mock["server_shared_by_three_third"]],
        _ => [mock["server_d"], mock["server_e"]],
    };
}
