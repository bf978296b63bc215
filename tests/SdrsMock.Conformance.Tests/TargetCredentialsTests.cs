using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Targets;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class TargetCredentialsTests : IAsyncLifetime
{
    private const string Reads =
        "scenario,step,call,with,expect\na,1,ListProtectionGroups,name=a b; ?odd=ü; limit=5,200\na,2,ShowQuota,,200\n";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private SdrsMockServer _mock = null!;

    public async ValueTask InitializeAsync()
    {
        _mock = await SdrsMockServer.StartAsync(options => options.Auth = AuthMode.Verify, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.csv"), Reads, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "sk"), _mock.Variables["secret_key"] + "\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "token"), _mock.Variables["token"], TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _mock.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("""{"token": {"file": "token"}}""")]
    [InlineData("""{"ak": "AK", "sk": {"file": "sk"}}""")]
    public async Task A_target_file_contains_the_credentials(string auth)
    {
        var (exit, text) = await RunAsync(auth.Replace("AK", _mock.Variables["access_key"], StringComparison.Ordinal));

        exit.ShouldBe(0, text);
        text.ShouldContain("1 passed");
    }

    [Theory]
    [InlineData("""{"ak": "AK", "sk": {"file": "token"}}""", "rejects the signature or its keys")]
    [InlineData("""{"token": {"file": "sk"}}""", "rejects the credentials")]
    [InlineData("{}", "none were given")]
    public async Task Rejected_credentials_end_the_run_with_a_one_line_error(string auth, string sentence)
    {
        var (exit, text) = await RunAsync(auth.Replace("AK", _mock.Variables["access_key"], StringComparison.Ordinal));

        exit.ShouldBe(4, text);
        text.ShouldContain(sentence);
        text.Trim().Split('\n').Length.ShouldBe(1);
        text.ShouldNotContain(_mock.Variables["secret_key"]);
    }

    [Theory]
    [InlineData("--token", "{token}")]
    [InlineData("--ak", "{access_key}", "--sk", "{secret_key}", "--parallel", "2")]
    [InlineData("--iam", "{iam}", "--user", "{user}", "--password", "{password}", "--domain", "{user_domain}", "--parallel", "2")]
    public async Task A_verifying_mock_accepts_each_kind_of_credentials(params string[] options)
    {
        var (exit, text) = await RunOnMockAsync(options);

        exit.ShouldBe(0, text);
        text.ShouldContain("6 passed");
    }

    [Theory]
    [InlineData(4, "rejects the credentials for project", "--token", "not-issued-by-any-service")]
    [InlineData(4, "rejects the signature or its keys for project", "--ak", "{access_key}", "--sk", "wrong")]
    [InlineData(
        4, "401 The username or password is wrong.", "--iam", "{iam}", "--user", "{user}", "--password", "another", "--domain",
        "{user_domain}")]
    [InlineData(
        4, "does not respond: Connection refused", "--iam", "http://127.0.0.1:1", "--user", "{user}", "--password", "wrong", "--domain",
        "{user_domain}")]
    [InlineData(2, "--sk requires --ak; set both", "--sk", "x")]
    [InlineData(2, "--password requires --user; set both", "--password", "x")]
    [InlineData(2, "--user requires --iam; set both", "--user", "x")]
    [InlineData(2, "all scenarios share the project of the token", "--token", "{token}", "--parallel", "2")]
    public async Task Invalid_credentials_are_a_one_line_error(int code, string sentence, params string[] options)
    {
        var (exit, text) = await RunOnMockAsync(options);

        exit.ShouldBe(code, text);
        text.ShouldContain(sentence);
        text.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_project_ends_the_run_with_a_one_line_error()
    {
        var (exit, text) = await RunAsync("""{"token": {"file": "token"}}, "projects": []""", "--project", new string('0', 32));

        exit.ShouldBe(4, text);
        text.ShouldContain("for project 00000000000000000000000000000000: 400 SDRS.0001 Invalid tenant ID");
    }

    [Fact]
    public async Task Requests_use_the_proxy()
    {
        await using var proxy = await FakeTargetServer.StartAsync(_ => (200, """{"quotas":{"resources":[]}}"""));
        var file = Path.Combine(_folder, "quota.csv");
        await File.WriteAllTextAsync(file, "scenario,step,call\na,1,ShowQuota\n", TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync(
            "run", file, "--endpoint", "http://sdrs.example", "--project", CliHarness.Project, "--token", "a-token-of-some-length",
            "--proxy", $"{proxy.Url}");

        exit.ShouldBe(0, text);
        proxy.Headers["Host"].ShouldBe("sdrs.example");
    }

    [Fact]
    public async Task HTTP_to_an_HTTPS_port_and_the_reverse_have_clear_errors()
    {
        using var certificate = Certificate();
        await using var secure = await FakeTargetServer.StartSecureAsync(certificate);
        await using var plain = await FakeTargetServer.StartAsync(_ => (500, ""));

        (
            await CliHarness.RunAsync(
                "run", Path.Combine(_folder, "a.csv"), "--endpoint", $"{secure.Url}".Replace("https", "http", StringComparison.Ordinal)))
            .Text.ShouldContain("; check whether it requires https");
        (
            await CliHarness.RunAsync(
                "run", Path.Combine(_folder, "a.csv"), "--endpoint", $"{plain.Url}".Replace("http", "https", StringComparison.Ordinal)))
            .Text.ShouldContain("; check whether the target speaks TLS or plain http");
    }

    [Theory]
    [InlineData("""{"token": "secret"}""", "a target file contains no secrets")]
    [InlineData("""{"token": {"env": "NOBODY_HAS_SET_THIS"}}""", "NOBODY_HAS_SET_THIS is not set")]
    [InlineData("""{"ak": "x"}""", "ak requires sk; set both")]
    [InlineData("""{}, "colour": "red" """, "colour")]
    [InlineData("""{"pasword": {"file": "sk"}}""", "auth has no member 'pasword'; did you mean 'password'?")]
    public async Task A_wrong_target_file_is_a_usage_error(string auth, string sentence)
    {
        var (exit, text) = await RunAsync(auth);

        exit.ShouldBe(2, text);
        text.ShouldContain(sentence);
    }

    [Theory]
    [InlineData("*Protectongroup", "target.json: operations: '*Protectongroup' matches no operation")]
    [InlineData(
        "ListProtectionGroup",
        "target.json: operations: 'ListProtectionGroup' matches no operation; did you mean 'ListProtectionGroups'?")]
    [InlineData("", "target.json: operations: '' matches no operation")]
    public async Task A_pattern_that_matches_no_operation_is_a_usage_error(string pattern, string sentence)
    {
        var (exit, text) = await RunAsync($$"""{}, "operations": ["List*", "GET *", "{{pattern}}"]""");

        exit.ShouldBe(2, text);
        text.ShouldContain(sentence);
        text.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1/")]
    [InlineData("/v1//")]
    public async Task An_endpoint_URL_can_end_with_a_slash_or_version(string end)
    {
        var (exit, text) = await CliHarness.RunAsync("run", Path.Combine(_folder, "a.csv"), "--endpoint", $"{_mock.Url}{end}");

        exit.ShouldBe(0, text);
        text.ShouldContain("1 passed");
        text.ShouldContain($"against the mock at {_mock.Url}");
        text.ShouldNotContain("/v1");
    }

    [Theory]
    [InlineData("https://sdrs.example/v1", "https://sdrs.example/")]
    [InlineData("https://gateway.example/sdrs/v1/", "https://gateway.example/sdrs")]
    [InlineData("https://gateway.example/sdrsv1", "https://gateway.example/sdrsv1")]
    public void The_normalized_endpoint_URL_reaches_the_service(string pasted, string url) =>
        new Target { Url = new(pasted) }.Url.ToString().ShouldBe(url);

    [Fact]
    public async Task An_unreachable_target_is_a_one_line_error()
    {
        var (exit, text) = await CliHarness.RunAsync("run", Path.Combine(_folder, "a.csv"), "--endpoint", "http://127.0.0.1:1");

        exit.ShouldBe(4);
        text.ShouldStartWith("sdrs-conformance: http://127.0.0.1:1/ does not respond: Connection refused");
    }

    [Fact]
    public async Task A_user_logs_in_and_gets_a_new_token_before_the_old_one_expires()
    {
        var (logins, time) = (0, new FakeTimeProvider(DateTimeOffset.UtcNow));
        await using var iam =
            await FakeTargetServer.StartAsync(
                _ => (201, $$$"""{"token":{"expires_at":"{{{time.GetUtcNow().AddHours(++logins):O}}}","project":{"id":"p1"} } }"""));
        iam.AnswerHeaders["X-Subject-Token"] = "issued";
        await using var target = await FakeTargetServer.StartAsync(_ => (200, """{"quotas":{"resources":[]}}"""));
        using var runner = await ScenarioRunner.ConnectAsync(
            new() { Url = target.Url, Project = "eu-de_x", Login = new(iam.Url, "me", "pass", "us") }, time: time,
            cancellationToken: TestContext.Current.CancellationToken);
        logins.ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(56));

        var result = await runner.RunAsync(
            CliHarness.SingleScenario("scenario,step,call\na,1,ShowQuota\na,2,ShowQuota\n"), TestContext.Current.CancellationToken);

        result.Outcome.ShouldBe(Outcome.Passed, string.Join('\n', result.Steps[0].Failures));
        logins.ShouldBe(2);
        target.Headers["X-Auth-Token"].ShouldBe("issued");
        target.Requests[0].ShouldContain("/v1/p1/");
        iam.Requests[0].ShouldContain(
            """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"me","password":"pass","domain":{"name":"us"}}}},"scope":{"project":{"name":"eu-de_x"}}}}""");
    }

    [Fact]
    public async Task An_untrusted_certificate_is_rejected_unless_it_is_pinned()
    {
        using var certificate = Certificate();
        await using var target = await FakeTargetServer.StartSecureAsync(certificate);
        var (fingerprint, ca, file) = (
            certificate.GetCertHashString(HashAlgorithmName.SHA256), Path.Combine(_folder, "ca.pem"), Path.Combine(_folder, "quota.csv"));
        await File.WriteAllTextAsync(ca, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, "scenario,step,call\na,1,ShowQuota\n", TestContext.Current.CancellationToken);
        Task<(int Exit, string Text)> RunAsync(params string[] more) => CliHarness.RunAsync(
            ["run", file, "--endpoint", $"{target.Url}", "--project", CliHarness.Project, "--token", "t", .. more]);

        var rejected = await RunAsync();
        var pinned = await RunAsync("--fingerprint", fingerprint);
        var other = await RunAsync("--fingerprint", new string('0', 64));
        var vouched = await RunAsync("--ca", ca);

        (rejected.Exit, pinned.Exit, other.Exit, vouched.Exit).ShouldBe(
            (4, 0, 4, 0), rejected.Text + pinned.Text + other.Text + vouched.Text);
        rejected.Text.ShouldContain(fingerprint);
        other.Text.ShouldContain("not the pinned one");
    }

    [Fact]
    public async Task The_schema_of_target_files_accepts_a_complete_file()
    {
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(
            System.Text.Encoding.UTF8.GetString(SdrsMock.Schemas.SchemaFiles.Read("types/target.json").Span),
            TestContext.Current.CancellationToken);

        schema.Validate(Whole("""{"token": {"env": "X"}}""")).ShouldBeEmpty();
        schema.Validate(Whole("""{"token": "X"}""")).ShouldNotBeEmpty();
        JsonDocument.Parse(Whole("{}")).RootElement.GetProperty("mock").GetBoolean().ShouldBeFalse();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=target", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private string Whole(string auth) => $$$"""
        {"url": "{{{_mock.Url}}}", "mock": false, "project": "{{{_mock.ProjectId}}}", "projects": ["{{{_mock.ProjectId}}}"], "variables": {"vpc": "v"}, "operations": ["*"],
         "limits": {"calls_per_second": 500, "poll_interval": "100ms", "timeout": "20s", "resources": 5}, "auth": {{{auth}}}}
        """;

    // Each scenario runs twice, so that concurrent runs would collide.
    private Task<(int Exit, string Text)> RunOnMockAsync(string[] options)
    {
        var filled = options.Select(
            option => option == "{iam}" ? $"{_mock.Url}" : option is ['{', .. var name, '}'] ? _mock.Variables[name] : option);
        return CliHarness.RunAsync(
            [
                "run", Path.Combine(_folder, "a.csv"), Path.Combine(GoldenFile.Folder, "protection-group.csv"), "--repeat", "2",
                "--endpoint", $"{_mock.Url}", .. filled,
            ]);
    }

    private async Task<(int Exit, string Text)> RunAsync(string auth, params string[] more)
    {
        var file = Path.Combine(_folder, "target.json");
        await File.WriteAllTextAsync(file, Whole(auth), TestContext.Current.CancellationToken);
        return await CliHarness.RunAsync(["run", Path.Combine(_folder, "a.csv"), "--target", file, .. more]);
    }
}
