using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using SdrsMock.Tests.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>Credentials are shown where one asks for them, in <c>variables</c>, and nowhere else.</summary>
public sealed class LeakTests
{
    private const string AdminToken = "open-sesame-4711";
    private const string WrongPassword = "wrong-password-4711";
    private static readonly string[] s_secretSpecimens = ["password", "token", "secret_key", "temporary_secret_key", "security_token"];

    [Fact]
    public async Task The_output_of_the_mock_contains_no_secrets()
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.Auth, options.AdminToken) = (AuthMode.Verify, AdminToken), Stop);
        using var client = new HttpClient { BaseAddress = mock.Url, DefaultRequestHeaders = { { "X-Admin-Token", AdminToken } } };
        var issued = await UseEverySecret(mock, client);
        string[] secrets = [AdminToken, WrongPassword, issued, .. s_secretSpecimens.Select(name => mock.Variables[name])];

        var told = new StringBuilder();
        foreach (var word in (string[])["requests", "state", "faults", "clock", "coverage", "inventory", "health", "openapi.json"])
        {
            told.AppendLine(CultureInfo.InvariantCulture, $"{word}: {await client.GetStringAsync($"/__sdrs/{word}", Stop)}");
        }

        told.AppendLine(
            CultureInfo.InvariantCulture,
            $"admin: {await client.GetStringAsync("/__admin/requests", Stop)} {await client.GetStringAsync("/__admin/settings", Stop)}");
        var text = told.ToString();
        text.ShouldContain("not shown");
        secrets.ShouldAllBe(secret => !text.Contains(secret, StringComparison.Ordinal));
    }

    public static TheoryData<string> PlantedBodies =>
    [
        """{"auth":{"p\u0061ssword":"LEAK-4711"}}""",
        """{"\u0070assword":"LEAK-4711"}""",
        """{"\u0074oken":{"id":"LEAK-4711"}}""",
        """{"user":{"passcode":"LEAK-4711"}}""",
        """{"a":"{\"pwd\":\"LEAK-4711\"}"}""",
        """{"secret":{"key":"LEAK-4711"}}""",
        """{"adminPass":"LEAK-4711""",
        """{"user_data":"LEAK-4711"}""",
        "grant_type=x&password=LEAK-4711",
        "pass%77ord=LEAK-4711&a=b",
        "user%5Bpassword%5D=LEAK-4711",
        "user[password]=LEAK-4711",
        "client_secret=LEAK-4711",
        "<password>LEAK-4711</password>",
        "<n:adminPass type=\"x\"><![CDATA[LEAK-4711]]></n:adminPass>",
        "<user password=\"LEAK-4711\"/>",
        "SAMLResponse=LEAK-4711",
        "-----BEGIN PRIVATE KEY-----\nLEAK-4711\n-----END PRIVATE KEY-----",
        "X-Auth-Token: LEAK-4711",
        "http://user:LEAK-4711@sdrs.example/",
    ];

    [Theory]
    [MemberData(nameof(PlantedBodies))]
    public async Task The_journal_hides_each_spelling_in_a_body(string body)
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        using var client = mock.CreateClient();

        await client.PostAsync(new Uri($"/v1/{mock.ProjectId}/server-groups", UriKind.Relative), new StringContent(body), Stop);
        await client.PostAsync(new Uri($"/v2.1/{mock.ProjectId}/servers", UriKind.Relative), new StringContent(body), Stop);

        (await client.GetStringAsync("/__sdrs/requests", Stop)).ShouldNotContain("LEAK-4711");
    }

    [Theory]
    [InlineData("token=LEAK-4711")]
    [InlineData("x=1&X-Auth-Token=LEAK-4711")]
    [InlineData("pass%77ord=LEAK-4711")]
    [InlineData("user%5Bpassword%5D=LEAK-4711")]
    [InlineData("X-Amz-Signature=LEAK-4711")]
    [InlineData("a=http://user:LEAK-4711@sdrs.example/")]
    public async Task Journal_and_log_hide_each_spelling_in_a_query(string query)
    {
        var log = new RecordingLog();
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.Loggers, options.AdminToken) = (log, AdminToken), Stop);
        using var client = new HttpClient { BaseAddress = mock.Url, DefaultRequestHeaders = { { "X-Admin-Token", AdminToken } } };

        foreach (var path in (string[])[$"/v1/{mock.ProjectId}/server-groups", "/unknown", "/__sdrs/unknown", "/__admin/unknown"])
        {
            await client.GetAsync(new Uri($"{path}?{query}", UriKind.Relative), Stop);
            using var anonymous = new HttpClient { BaseAddress = mock.Url };
            await anonymous.GetAsync(new Uri($"{path}?{query}", UriKind.Relative), Stop);
        }

        (await client.GetStringAsync("/__sdrs/requests", Stop)).ShouldNotContain("LEAK-4711");
        log.Lines.ShouldContain(line => line.Contains("/unknown", StringComparison.Ordinal));
        log.Lines.ShouldAllBe(line => !line.Contains("LEAK-4711", StringComparison.Ordinal));
    }

    private static async Task<string> UseEverySecret(SdrsMockServer mock, HttpClient client)
    {
        var variables = mock.Variables;
        var response = await LogIn(client, "/v3/auth/tokens", variables["password"]);
        var issued = response.Headers.GetValues("X-Subject-Token").Single();
        await LogIn(client, "/v3/auth/tokens", WrongPassword);
        await LogIn(client, "/V3/auth/tokens", variables["password"]);
        await LogIn(client, $"/v1/{mock.ProjectId}/server-groups", variables["password"]);
        await client.PostAsJsonAsync(
            "/v3/auth/tokens", new { auth = new { identity = new { methods = (string[])["token"], token = new { id = issued } } } }, Stop);
        foreach (var token in new[] { issued, variables["token"], $"{variables["token"]}0" })
        {
            await Send(client, HttpMethod.Get, $"/v1/{mock.ProjectId}/server-groups/unknown", ("X-Auth-Token", token));
            await Send(client, HttpMethod.Delete, "/v3/auth/tokens", ("X-Auth-Token", variables["token"]), ("X-Subject-Token", token));
        }

        var harness = new MockHarness(projectId: mock.ProjectId);
        var signed = Signing.Sign(
            harness, "GET", "/v1", "PUT\n/v1/\n", "temporary_",
            headers: [("x-security-token", variables["security_token"]), ("x-admin-token", AdminToken)]);
        await Send(client, HttpMethod.Get, "/v1", [.. signed.Headers.Select(header => (header.Key, header.Value)), ("Host", "sdrs.test")]);
        return issued;

        Task<HttpResponseMessage> LogIn(HttpClient via, string path, string password) => via.PostAsJsonAsync(path, new
        {
            auth = new
            {
                identity = new
                {
                    methods = (string[])["password"],
                    password = new { user = new { name = variables["user"], password, domain = new { name = variables["user_domain"] } } },
                },
                scope = new { project = new { id = mock.ProjectId } },
            },
        }, Stop);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task Send(HttpClient client, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        await client.SendAsync(request, Stop);
    }
}
