using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>
/// A client that works through a DR run book with plain HTTP: logs in, finds the services in the catalog, and polls.
/// The clock moves by itself with every poll.
/// </summary>
internal sealed class RunBook(SdrsMockServer mock) : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly Dictionary<string, string> _urls = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task LogIn()
    {
        using var response = await _client.PostAsJsonAsync(new Uri(mock.Url, "/v3/auth/tokens"), new
        {
            auth = new
            {
                identity = new
                {
                    methods = (string[])["password"],
                    password = new
                    {
                        user = new
                        {
                            name = mock.Variables["user"],
                            password = mock.Variables["password"],
                            domain = new { name = mock.Variables["user_domain"] },
                        },
                    },
                },
                scope = new { project = new { name = mock.Variables["project_name"] } },
            },
        }, Stop);
        _client.DefaultRequestHeaders.Add("X-Auth-Token", response.Headers.GetValues("X-Subject-Token").Single());
        foreach (var service in (await Read(response)).GetProperty("token").GetProperty("catalog").EnumerateArray())
        {
            _urls[service.Text("type")!] = service.GetProperty("endpoints")[0].Text("url")!;
        }
    }

    public async Task<JsonElement> Get(string service, string path)
    {
        using var response = await _client.GetAsync(new Uri(_urls[service] + path), Stop);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(Stop));
        return await Read(response);
    }

    public async Task<JsonElement> Post(string service, string path, object body)
    {
        using var response = await _client.PostAsJsonAsync(new Uri(_urls[service] + path), body, Stop);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(Stop));
        return await Read(response);
    }

    public async Task<(int Status, string Text)> Try(string service, string path, object body)
    {
        using var response = await _client.PostAsJsonAsync(new Uri(_urls[service] + path), body, Stop);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>Polls a job until it has succeeded.</summary>
    public async Task<JsonElement> Finish(string service, JsonElement accepted)
    {
        for (var polls = 0; polls < 20; polls++)
        {
            var job = await Get(service, $"/jobs/{accepted.Text("job_id")}");
            if (job.Text("status") is "SUCCESS" or "FAIL")
            {
                job.Text("status").ShouldBe("SUCCESS", job.GetRawText());
                return job.GetProperty("entities");
            }

            mock.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        throw new ShouldAssertException($"job {accepted.Text("job_id")} never ended");
    }

    /// <summary>A group's action, until it is done.</summary>
    public async Task Act(string group, string action, object? body = null) =>
        await Finish(
            "sdrs", await Post("sdrs", $"/server-groups/{group}/action", new Dictionary<string, object> { [action] = body ?? new { } }));

    /// <summary>Stops or starts a server through ECS, until it is done.</summary>
    public async Task Power(string action, string server) =>
        await Finish(
            "ecs",
            await Post(
                "ecs", "/cloudservers/action",
                new Dictionary<string, object> { [action] = new { type = "SOFT", servers = (object[])[new { id = server }] } }));

    public void Dispose() => _client.Dispose();

    private static async Task<JsonElement> Read(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement;
}
