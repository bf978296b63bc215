using System.Net;
using System.Text;
using System.Text.Json;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Recording;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Html;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Each spelling of a secret is planted in each output, and none is shown.</summary>
public sealed class SecretLeakTests
{
    private const string Secret = "Pä ss/w+rd<&\"7654321";

    private static readonly Dictionary<string, string> s_spellings = new()
    {
        ["plain"] = Secret,
        ["json"] = JsonSerializer.Serialize(Secret),
        ["json in lower case"] = JsonSerializer.Serialize(Secret).Replace("\\u00E4", "\\u00e4", StringComparison.Ordinal)
            .Replace("\\u003C", "\\u003c", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal),
        ["percent"] = Uri.EscapeDataString(Secret),
        ["percent in lower case"] = Uri.EscapeDataString(Secret).ToLowerInvariant().Replace("p%", "P%", StringComparison.Ordinal),
        ["form"] = WebUtility.UrlEncode(Secret),
        ["html"] = WebUtility.HtmlEncode(Secret),
        ["hex"] = Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)),
        ["hex in lower case"] = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret)),
        ["base64"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
        ["base64 of a user"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"u:{Secret}")),
        ["base64 of another user"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"us:{Secret}")),
        ["base64 of a third user"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"use:{Secret}")),
        ["split"] = Secret.Insert(9, "\r\n   "),
        ["split base64"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"use:{Secret}")).Insert(9, "\n"),
        ["split by an escape"] = JsonSerializer.Serialize(Secret.Insert(9, "\n")),
    };

    private static readonly Dictionary<string, Func<RunReport, string>> s_writers = new()
    {
        ["junit"] = run => WriteBytes(stream => JUnitReport.Write(run, stream)),
        ["trx"] = run => WriteBytes(stream => TrxReport.Write(run, stream)),
        ["sarif"] = run => WriteBytes(stream => SarifReport.Write(SourceDiagnostic.FromReport(run), stream)),
        ["json"] = run => WriteBytes(stream => JsonReport.Write(run, stream)),
        ["markdown"] = run => WriteBytes(stream => MarkdownReport.Write(run, stream)),
        ["html"] = run => WriteBytes(stream => HtmlReport.Write(run, stream)),
        ["github"] = run => WriteText(text => GitHubReport.Write(SourceDiagnostic.FromReport(run), text)),
        ["console"] = run => WriteText(text => new ConsoleReport(text, new(false)).Write(run)),
    };

    public static TheoryData<string> Spellings => [.. s_spellings.Keys];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void No_output_shows_a_spelling_of_a_secret(string spelling)
    {
        var planted = $"((({s_spellings[spelling]})))";
        var run = CreateRun(planted, Secret);

        foreach (var (name, write) in s_writers)
        {
            var text = write(run);
            text.ShouldContain("***", customMessage: name);
            text.ShouldNotContain("7654321", customMessage: name);
            text.ShouldNotContain(s_spellings[spelling][^12..^4], customMessage: name);
        }
    }

    [Theory]
    [InlineData("abc", "the value abc is wrong, abcdef is not", "the value *** is wrong, abcdef is not")]
    [InlineData("p", "p=p; pp", "***=***; pp")]
    public void A_short_secret_is_hidden_as_a_word(string secret, string text, string shown) =>
        Redactor.For([], secret).Text(text).ShouldBe(shown);

    [Theory]
    [InlineData("""{"auth":{"identity":{"token":{"id":"LEAK","n":{"id":"shown"}}}}}""")]
    [InlineData("""{"secret":{"key":"LEAK"}}""")]
    [InlineData("""{"pwd":"LEAK"}""")]
    [InlineData("""{"sk" : "LEAK"}""")]
    [InlineData("""{"password":12345}LEAK""", "12345")]
    [InlineData("{\"a\":\"{\\\"password\\\":\\\"LEAK\\\",\\\"b\\\":1}\"}")]
    [InlineData("""{"password":"LEAK""")]
    [InlineData("<password>LEAK</password>")]
    [InlineData("<n:adminPass type=\"x\">LEAK</n:adminPass>")]
    [InlineData("<user password=\"LEAK\"/>")]
    [InlineData("grant_type=x&password=LEAK&b=1")]
    [InlineData("client_secret=LEAK")]
    [InlineData("pass%77ord=LEAK&b=1")]
    [InlineData("user%5Bpassword%5D=LEAK")]
    [InlineData("user[password]=LEAK")]
    [InlineData("<password><![CDATA[LEAK]]></password>")]
    [InlineData("""{"p\u0061ssword":"LEAK"}""")]
    [InlineData("""{"\u0074oken":{"id":"LEAK"}}""")]
    [InlineData("{\"a\":\"{\\\"p\\\\u0061ssword\\\":\\\"LEAK\\\"}\"}")]
    [InlineData("X-Admin-Token: LEAK")]
    [InlineData("http://user:LEAK@sdrs.example/?x=1")]
    [InlineData("https://sdrs.example/?token=LEAK&b")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nLEAK\n-----END RSA PRIVATE KEY-----")]
    public void A_value_behind_a_secret_name_is_hidden(string text, string leak = "LEAK")
    {
        var shown = Redactor.For([]).Text(text);

        shown.ShouldContain("***");
        if (!text.EndsWith("}LEAK", StringComparison.Ordinal) || leak != "LEAK")
        {
            shown.ShouldNotContain(leak);
        }
    }

    [Theory]
    [InlineData("""{"disk":"shown","task":"shown","token_count":1}""")]
    [InlineData("X-Auth-Token={token}; X-Auth-Token=(none)")]
    [InlineData("http://sdrs.example/a@b")]
    [InlineData("-H \"X-Auth-Token: $TOKEN\" TOKEN=$(curl -s http://sdrs.example)")]
    public void Other_text_is_kept(string text) => Redactor.For([]).Text(text).ShouldBe(text);

    [Fact]
    public async Task Standard_error_shows_no_secret_of_the_command_line()
    {
        var (exit, text) = await CliHarness.RunAsync(
            "run", "--endpoint", "http://user:url-password-1@127.0.0.1:1", "--token", "token-of-the-caller",
            "--project", "token-of-the-caller");

        exit.ShouldBe(2, text);
        text.ShouldNotContain("token-of-the-caller");

        (exit, text) = await CliHarness.RunAsync(
            "run", Path.Combine(GoldenFile.Folder, "protection-group.csv"), "--endpoint", "http://user:url-password-1@127.0.0.1:1");

        exit.ShouldBe(4, text);
        text.ShouldNotContain("url-password-1");
    }

    [Fact]
    public void A_body_of_backslashes_takes_memory_in_proportion()
    {
        var body = "{\"password\":\"" + new string('\\', 15 << 20);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Redactor.For([], Secret).Text(body).ShouldStartWith("{\"password\":\"***");

        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(1L << 30);
    }

    [Theory]
    [InlineData("application/json", """{"auth":{"identity":{"methods":["token"],"token":{"id":"LEAK-1"}},"scope":{}}}""")]
    [InlineData("application/json", """{"secret":{"key":"LEAK-2"}}""")]
    [InlineData("application/x-www-form-urlencoded", "grant_type=password&password=LEAK-3&SAMLResponse=LEAK-4")]
    [InlineData("application/xml", "<saml:Assertion>LEAK-5</saml:Assertion>")]
    [InlineData("application/xml", "<a><password>LEAK-6</password></a>")]
    [InlineData("text/plain", "-----BEGIN PRIVATE KEY-----\nLEAK-7\n-----END PRIVATE KEY-----")]
    public void A_recording_holds_no_secret_in_any_format(string type, string body)
    {
        var row = Record("POST", "/v3/auth/tokens?token=LEAK-8", body, type, "{}").Single();

        row.With.ShouldContain("(removed)");
        row.With.ShouldNotContain("LEAK");
    }

    [Fact]
    public void A_login_is_not_recorded_as_the_project()
    {
        RecordedCall[] calls =
        [
            CreateCall("POST", "/v3/auth/tokens", "{}", "application/json", "{}"),
            CreateCall("GET", "/v1/0123456789abcdef0123456789abcdef/server-groups", "", "application/json", "{}"),
        ];

        OperationFinder.FindProject(calls).ShouldBe("0123456789abcdef0123456789abcdef");
    }

    [Theory]
    [InlineData("{\"=cmd|' /C calc'!A0\":\"0123456789abcdef0123\"}")]
    [InlineData("{\"x}; X-Auth-Token=stolen; y={z\":\"0123456789abcdef0123\"}")]
    [InlineData("{\"job\":{\"x;y\":\"0123456789abcdef0123\"}}")]
    [InlineData("{\"status\":\"SUCCESS; X-Auth-Token=stolen\"}")]
    public void A_name_in_a_response_adds_nothing_to_a_recording(string response)
    {
        RecordedCall[] calls =
        [
            CreateCall("GET", "/v1/p/jobs/ff80808289a1c0de0189a1c2f3e40011", "", "application/json", response),
            CreateCall("GET", "/v1/p/jobs/0123456789abcdef0123", "", "application/json", response),
            CreateCall("GET", "/v1/p/jobs/0123456789abcdef0123", "", "application/json", response),
        ];

        var table = RecordedRow.FormatFile("=x", new ScenarioWriter(calls, []).CreateRows());

        table.ShouldNotContain("stolen");
        table.ShouldNotContain("cmd");
        table.Split('\n').Where(line => line is ['=' or '+' or '-' or '@', ..]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recorded_file_is_readable_by_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var file = new FileInfo(Path.Combine(Directory.CreateTempSubdirectory().FullName, "a.csv"));
        await File.WriteAllTextAsync(file.FullName, "before", TestContext.Current.CancellationToken);

        await RecordedFile.WriteAsync(file, "after");

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file.FullName).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await File.ReadAllTextAsync(file.FullName, TestContext.Current.CancellationToken)).ShouldBe("after");
    }

    private static IReadOnlyList<RecordedRow> Record(string method, string path, string body, string type, string response) =>
        new ScenarioWriter([CreateCall(method, path, body, type, response)], []).CreateRows();

    private static RecordedCall CreateCall(string method, string path, string body, string type, string response)
    {
        var request = new HttpRequestSpec(method, path, [new("Content-Type", type)], body.Length > 0 ? body : null, null);
        return new(request, false, new(request, path, [], 200, new Dictionary<string, string>(), response, null, default), default);
    }

    private static RunReport CreateRun(string planted, string secret)
    {
        var scenario = CliHarness.SingleScenario("scenario,step,call\na,1,ShowQuota\n");
        var exchange = new HttpExchange(
            new("POST", "/", [new("X-Other", planted)], planted, null), $"http://sdrs.example/?x={planted}", [], 500,
            new Dictionary<string, string> { ["X-Echo"] = planted }, planted, null, default);
        var step = new StepResult
        {
            Step = scenario.Steps[0],
            Outcome = Outcome.Failed,
            Failures = [planted],
            Findings = [planted],
            Attempts = 2,
            History = [planted],
            Rejection = new(null, null, null, $"/v1/{planted}", planted, planted),
            Exchange = exchange,
        };
        return ReportBuilder.Build(
            new([new(scenario, Outcome.Failed, null, [step], [planted], default)], "http://sdrs.example", default) { Secrets = [secret] });
    }

    private static string WriteBytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string WriteText(Action<StringWriter> write)
    {
        var output = new StringWriter();
        write(output);
        return $"{output}";
    }
}
