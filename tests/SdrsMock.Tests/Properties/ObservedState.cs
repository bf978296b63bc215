using System.Text.Json;

namespace SdrsMock.Tests.Properties;

/// <summary>All that the service shows of a project's resources at one instant.</summary>
internal sealed class ObservedState(MockHarness mock)
{
    public IReadOnlyList<JsonElement> Groups { get; } = All(mock, "/server-groups", "server_groups");

    public IReadOnlyList<JsonElement> Instances { get; } = All(mock, "/protected-instances", "protected_instances");

    public IReadOnlyList<JsonElement> Pairs { get; } = All(mock, "/replications", "replications");

    public IReadOnlyList<JsonElement> Drills { get; } = All(mock, "/disaster-recovery-drills", "disaster_recovery_drills");

    private readonly JsonElement _quotas = mock.Get("/sdrs/quotas").Json.GetProperty("quotas").GetProperty("resources");

    /// <summary>Each resource with the catalog's name of its kind.</summary>
    public IEnumerable<(string Kind, JsonElement Resource)> Everything =>
        Groups.Select(group => ("protection-group", group))
            .Concat(Instances.Select(instance => ("protected-instance", instance)))
            .Concat(Pairs.Select(pair => ("replication-pair", pair)))
            .Concat(Drills.Select(drill => ("dr-drill", drill)));

    public JsonElement GroupOf(JsonElement resource) => Groups.Single(group => group.Id() == resource.Text("server_group_id"));

    public int QuotaUsed(string type) => _quotas.EnumerateArray().Single(quota => quota.Text("type") == type).Int("used");

    public JsonElement Pair(string id) => Pairs.Single(pair => pair.Id() == id);

    public JsonElement Instance(string id) => Instances.Single(instance => instance.Id() == id);

    private static IReadOnlyList<JsonElement> All(MockHarness mock, string path, string name) =>
        [.. mock.Get(path).Json.GetProperty(name).EnumerateArray()];
}

/// <summary>Short readings of what is shown.</summary>
internal static class ShownReading
{
    public static string Id(this JsonElement resource) => resource.Text("id")!;

    public static string Status(this JsonElement resource) => resource.Text("status")!;

    public static IEnumerable<JsonElement> Attachments(this JsonElement resource) => resource.GetProperty("attachment").EnumerateArray();
}
