using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Benchmarks;

/// <summary>
/// A mock under load, with thousands of servers to protect. Each round of writes meets a fresh project, so that none pays for
/// those before it.
/// </summary>
internal sealed class LoadTarget : IAsyncDisposable
{
    private const int Servers = 60_000;
    private static readonly JsonElement s_inventory = ManyServers(Servers);
    private int _projects;

    /// <summary>An inventory with many more servers than the built-in one.</summary>
    public static JsonElement ManyServers(int servers) => JsonDocument.Parse(Inventory(servers)).RootElement;

    private LoadTarget(SdrsMockServer server) => Server = server;

    public SdrsMockServer Server { get; }

    public static async Task<LoadTarget> StartAsync(Action<MockOptions>? configure = null)
    {
        var server = await SdrsMockServer.StartAsync(options =>
        {
            options.Clock = new(TimeProvider.System);
            options.JobDuration = TimeSpan.Zero;
            options.Inventory = s_inventory;
            configure?.Invoke(options);
        });
        return new(server);
    }

    /// <summary>A fresh project with a group and an instance in it.</summary>
    public async Task<Project> NewProject()
    {
        var id = $"{++_projects:x32}";
        using var client = new HttpClient { BaseAddress = Server.Url };
        var variables = (await client.GetFromJsonAsync<Dictionary<string, string>>($"/__sdrs/variables?project_id={id}"))!;
        client.DefaultRequestHeaders.Add("X-Auth-Token", variables["token"]);
        var group = await Entity(client, id, "server-groups", "server_group_id", new
        {
            server_group = new
            {
                name = "group",
                source_availability_zone = "cn-north-4a",
                target_availability_zone = "cn-north-4b",
                domain_id = variables["domain_id"],
                source_vpc_id = "vpc",
            },
        });
        var instance = await Entity(client, id, "protected-instances", "protected_instance_id", new
        {
            protected_instance = new { server_group_id = group, server_id = ServerId(0), name = "instance" },
        });
        return new(id, variables["token"], group, instance, await client.GetByteArrayAsync($"/v1/{id}/protected-instances/{instance}"));
    }

    /// <summary>Deletes a project, so that earlier rounds do not influence later ones.</summary>
    public async Task Forget(Project project)
    {
        using var client = new HttpClient { BaseAddress = Server.Url };
        (await client.PostAsync($"/__sdrs/reset?project_id={project.Id}", content: null)).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Reads of one instance.</summary>
    public static LoadGenerator.Requests Reads(Uri url, Project project)
    {
        var request = LoadGenerator.Request(url, "GET", $"/v1/{project.Id}/protected-instances/{project.InstanceId}", project.Token);
        return (_, _) => request;
    }

    /// <summary>Creations, each of another server's instance, with every kind of field.</summary>
    public static LoadGenerator.Requests Creations(Uri url, Project project, int connections)
    {
        var body = $$"""{"protected_instance":{"server_group_id":"{{project.GroupId}}","server_id":"{{ServerId(0)}}","name":"instance","description":"a description","tags":[{"key":"env","value":"test"},{"key":"owner","value":"operations"}] } }""";
        var template = LoadGenerator.Request(url, "POST", $"/v1/{project.Id}/protected-instances", project.Token, body);
        var place = template.AsSpan().IndexOf(Encoding.UTF8.GetBytes(ServerId(0)));
        var own = Enumerable.Range(0, connections).Select(_ => template.ToArray()).ToArray();
        return (connection, nth) =>
        {
            var number = 1 + connection + (nth * connections);
            if (number >= Servers)
            {
                return null;
            }

            Encoding.UTF8.GetBytes(ServerId(number), own[connection].AsSpan(place));
            return own[connection];
        };
    }

    internal static string ServerId(int number) => $"00000000-0000-4000-8000-{number:d12}";

    private static async Task<string> Entity(HttpClient client, string project, string path, string entity, object body)
    {
        var accepted = await client.PostAsJsonAsync($"/v1/{project}/{path}", body);
        var job = (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("job_id").GetString();
        var done = await client.GetFromJsonAsync<JsonElement>($"/v1/{project}/jobs/{job}");
        return done.GetProperty("entities").GetProperty(entity).GetString()!;
    }

    private static string Inventory(int servers) => new JsonObject
    {
        ["vpcs"] = new JsonArray(new JsonObject { ["id"] = "vpc", ["name"] = "vpc", ["cidr"] = "10.0.0.0/8" }),
        ["subnets"] = new JsonArray(
            new JsonObject
            {
                ["id"] = "subnet",
                ["name"] = "subnet",
                ["vpc_id"] = "vpc",
                ["cidr"] = "10.0.0.0/8",
                ["gateway_ip"] = "10.0.0.1",
            }),
        ["quotas"] = new JsonArray(Unlimited("replications"), Unlimited("protected_instances_per_group"), Unlimited("server_groups")),
        ["servers"] = new JsonArray([.. Enumerable.Range(0, servers).Select(number => (JsonNode)new JsonObject
        {
            ["id"] = ServerId(number),
            ["vpc_id"] = "vpc",
            ["availability_zone"] = "cn-north-4a",
            ["status"] = "SHUTOFF",
        })]),
    }.ToJsonString();

    private static JsonObject Unlimited(string type) => new() { ["type"] = type, ["quota"] = -1 };

    /// <summary>A project under load.</summary>
    internal sealed record Project(string Id, string Token, string GroupId, string InstanceId, byte[] InstanceBody);
}
