using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>The tool as a process: shutdown, output and telemetry.</summary>
public sealed class ToolTests
{
    private static readonly string s_groups = $"/v1/{1:x32}/server-groups";
    private static readonly string[] s_stores = ["Npgsql", "Microsoft.Data.Sqlite", "e_sqlite3"];

    [Fact]
    public async Task Accepted_requests_are_completed_before_the_shutdown()
    {
        const int Calls = 40;
        using var tool = await ToolProcess.Start([]);
        (
            await tool.Client.PostAsJsonAsync("/__sdrs/faults", new { operation = "ListProtectionGroups", delay = "PT2S" }, Stop))
            .EnsureSuccessStatusCode();
        var responses = Enumerable.Range(0, Calls).Select(_ => tool.Client.GetAsync(s_groups, Stop)).ToList();
        // The journal has a request once it was handled; the responses are delayed by two seconds.
        await Taken(tool, Calls);

        tool.Terminate();

        (await Task.WhenAll(responses)).ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK);
        (await tool.Ended()).ShouldBe((0, ""));
    }

    [Fact]
    public async Task A_response_delayed_by_a_fault_rule_does_not_delay_the_shutdown()
    {
        using var tool = await ToolProcess.Start([]);
        (
            await tool.Client.PostAsJsonAsync("/__sdrs/faults", new { operation = "ListProtectionGroups", delay = "PT10M" }, Stop))
            .EnsureSuccessStatusCode();
        var response = tool.Client.GetAsync(s_groups, Stop);
        await Taken(tool, 1);

        tool.Terminate();

        (await response).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await tool.Ended()).ShouldBe((0, ""));
    }

    [Fact]
    public async Task The_tool_logs_nothing_by_default()
    {
        using var tool = await ToolProcess.Start([]);
        await tool.Client.GetAsync(s_groups, Stop);
        await tool.Client.GetAsync("/nonsense", Stop);
        await tool.Client.PostAsJsonAsync("/__sdrs/faults", new { operation = "Nonsense" }, Stop);

        tool.Terminate();

        (await tool.Ended()).ShouldBe((0, ""));
    }

    [Fact]
    public async Task The_request_log_goes_to_standard_error_without_credentials()
    {
        using var tool = await ToolProcess.Start(["--log-level", "Debug"]);
        await tool.Client.GetAsync($"{s_groups}?limit=1", Stop);
        await tool.Client.PostAsJsonAsync(
            "/v3/auth/tokens",
            new
            {
                auth = new
                {
                    identity = new
                    {
                        methods = (string[])["password"],
                        password = new { user = new { name = "a", password = "pass-4711" } },
                    },
                },
            },
            Stop);
        await tool.Client.PostAsync("/__sdrs/reset", null, Stop);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/__sdrs/variables") { Headers = { Host = "evil.test" } };
        await tool.Client.SendAsync(foreign, Stop);

        tool.Terminate();

        var (_, errors) = await tool.Ended();
        errors.ShouldContain($"GET {s_groups}?limit=1: 200");
        errors.ShouldContain("Control plane: POST /__sdrs/reset: 204");
        errors.ShouldContain("Access denied: GET /__sdrs/variables");
        errors.ShouldNotContain("pass-4711");
    }

    [Theory]
    [InlineData("--companion-services")]
    [InlineData("--neighbours")]
    public async Task Both_names_of_the_option_turn_the_companion_services_off(string option)
    {
        using var tool = await ToolProcess.Start([option, "off"]);

        await ShouldHaveNoCompanionServices(tool);
    }

    [Theory]
    [InlineData("SDRS_MOCK_COMPANION_SERVICES")]
    [InlineData("SDRS_MOCK_NEIGHBOURS")]
    public async Task Both_names_of_the_variable_turn_the_companion_services_off(string variable)
    {
        using var tool = await ToolProcess.Start([], (variable, "off"));

        await ShouldHaveNoCompanionServices(tool);
    }

    [Fact]
    public async Task The_former_option_takes_precedence_over_the_variable()
    {
        using var tool = await ToolProcess.Start(["--neighbours", "off"], ("SDRS_MOCK_COMPANION_SERVICES", "on"));

        await ShouldHaveNoCompanionServices(tool);
    }

    [Fact]
    public async Task The_variable_takes_precedence_over_the_former_variable()
    {
        using var tool = await ToolProcess.Start([], ("SDRS_MOCK_COMPANION_SERVICES", "off"), ("SDRS_MOCK_NEIGHBOURS", "on"));

        await ShouldHaveNoCompanionServices(tool);
    }

    [Fact]
    public async Task Help_lists_exit_codes_and_the_header_of_the_admin_token()
    {
        var help = await ToolProcess.Output(["--help"]);
        var words = string.Join(' ', help.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        words.ShouldContain("Exit codes: 0 stopped by Ctrl-C or SIGTERM; 1 failed, for example because the port is in use; 2 usage error.");
        words.ShouldContain("X-Admin-Token");
        words.ShouldContain("--companion-services");
        words.ShouldNotContain("--neighbours");
    }

    [Fact]
    public async Task The_metrics_option_serves_Prometheus_metrics()
    {
        using var tool = await ToolProcess.Start(["--metrics", "--admin-token", "sesame"]);
        await tool.Client.GetAsync(s_groups, Stop);
        await tool.Client.GetAsync($"{s_groups}?limit=-1", Stop);
        await tool.Client.GetAsync("/v3", Stop);
        await tool.Client.PostAsJsonAsync("/v3/auth/tokens", new { auth = new { } }, Stop);
        await tool.Client.GetAsync($"/v1/{1:x32}/cloudservers/unknown", Stop);
        await tool.Client.GetAsync($"/v1/{2:x32}/cloudservers/another", Stop);
        await tool.Client.GetAsync("/evs/v2/nonsense", Stop);
        (await tool.Client.GetAsync("/__sdrs/metrics", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        tool.Client.DefaultRequestHeaders.Add("X-Admin-Token", "sesame");

        var metrics = await tool.Client.GetStringAsync("/__sdrs/metrics", Stop);

        metrics.ShouldMatch(
            """sdrs_call_duration_seconds_count\{[^}]*http_response_status_code="200"[^}]*sdrs_operation="ListProtectionGroups"[^}]*\} 1""");
        metrics.ShouldMatch("""sdrs_call_duration_seconds_count\{[^}]*http_response_status_code="400"[^}]*sdrs_service="sdrs"[^}]*\} 1""");
        metrics.ShouldNotMatch("""sdrs_call_duration_seconds\w*\{[^}]*error_type""");
        metrics.ShouldMatch("""sdrs_call_rejections_total\{[^}]*error_type="SDRS\.\d{4}"[^}]*sdrs_service="sdrs"[^}]*\} 1""");
        metrics.ShouldMatch("""_count\{[^}]*http_response_status_code="200",sdrs_operation="GET /v3",sdrs_service="identity"\} 1""");
        metrics.ShouldMatch(
            """_count\{[^}]*http_response_status_code="400",sdrs_operation="POST /v3/auth/tokens",sdrs_service="identity"\} 1""");
        metrics.ShouldMatch(
            """_count\{[^}]*http_response_status_code="404",sdrs_operation="GET /v1\|v1\.1/\{project_id\}/cloudservers/\{server_id\}",sdrs_service="ecs"\} 2""");
        metrics.ShouldMatch("""_count\{[^}]*http_response_status_code="404",sdrs_operation="none",sdrs_service="evs"\} 1""");
    }

    [Fact]
    public async Task Without_the_metrics_option_no_exporter_is_loaded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what a process has loaded is read from /proc");
        using var tool = await ToolProcess.Start([]);
        await tool.Client.GetAsync(s_groups, Stop);

        (await tool.Client.GetAsync("/__sdrs/metrics", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var loaded = await File.ReadAllTextAsync($"/proc/{tool.Id}/maps", Stop);
        loaded.ShouldContain("SdrsMock.dll");
        loaded.ShouldNotContain("OpenTelemetry");
    }

    [Fact]
    public async Task Without_a_state_option_no_store_is_loaded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what a process has loaded is read from /proc");
        var folder = Directory.CreateTempSubdirectory("sdrs-loaded-").FullName;
        using var plain = await ToolProcess.Start([]);
        using var keeping = await ToolProcess.Start(["--state", Path.Combine(folder, "state.db")]);
        (await plain.Client.GetAsync(s_groups, Stop)).EnsureSuccessStatusCode();
        (await keeping.Client.GetAsync(s_groups, Stop)).EnsureSuccessStatusCode();

        (await StoresIn(plain)).ShouldBeEmpty();
        // With a file there is one; so the look finds what it looks for.
        (await StoresIn(keeping)).ShouldBe(["Microsoft.Data.Sqlite", "e_sqlite3"]);
        keeping.Terminate();
        await keeping.Ended();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<IEnumerable<string>> StoresIn(ToolProcess tool)
    {
        var loaded = await File.ReadAllTextAsync($"/proc/{tool.Id}/maps", Stop);
        return s_stores.Where(name => loaded.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Traces_and_metrics_go_to_the_OTLP_endpoint_of_the_environment()
    {
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        using var tool = await ToolProcess.Start(
            [], ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://{collector.LocalEndpoint}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        using var request = new HttpRequestMessage(HttpMethod.Get, s_groups)
        {
            Headers = { { "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } },
        };
        await tool.Client.SendAsync(request, Stop);

        tool.Terminate();

        // What is left to send goes out at the end.
        using var patience = TestTimeouts.Until(Stop);
        var sent = new StringBuilder();
        while (!sent.ToString().Contains("/v1/metrics", StringComparison.Ordinal)
            || !sent.ToString().Contains("/v1/traces", StringComparison.Ordinal))
        {
            using var connection = await collector.AcceptTcpClientAsync(patience.Token);
            sent.Append(Encoding.Latin1.GetString(await Taken(connection.GetStream())));
        }

        sent.ToString().ShouldContain("ListProtectionGroups");
        sent.ToString().ShouldContain(Encoding.Latin1.GetString(Convert.FromHexString("0af7651916cd43dd8448eb211c80319c")));
        (await tool.Ended()).Code.ShouldBe(0);
    }

    // Returns once the journal has so many calls.
    private static async Task Taken(ToolProcess tool, int calls)
    {
        using var patience = TestTimeouts.Until(Stop);
        while (
            (
                await tool.Client.GetFromJsonAsync<JsonElement>("/__sdrs/requests", patience.Token))
                .GetProperty("requests").GetArrayLength() < calls)
        {
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // One request, with the response of an OTLP collector.
    private static async Task<byte[]> Taken(NetworkStream stream)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (!IsWhole(taken.ToArray()))
        {
            var count = await stream.ReadAsync(buffer, Stop);
            if (count == 0)
            {
                break;
            }

            taken.Write(buffer, 0, count);
        }

        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), Stop);
        return taken.ToArray();
    }

    private static bool IsWhole(byte[] bytes)
    {
        var head = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var length = head < 0
            ? null
            : Encoding.Latin1
                .GetString(bytes, 0, head)
                .Split("\r\n")
                .FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is not null && bytes.Length >= head + 4 + int.Parse(length.Split(':')[1]);
    }

    private static async Task ShouldHaveNoCompanionServices(ToolProcess tool) =>
        (await tool.Client.GetAsync("/ecs/v2.1", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
