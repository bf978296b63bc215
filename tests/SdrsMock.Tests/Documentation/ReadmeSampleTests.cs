using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SdrsMock.Testing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Documentation;

/// <summary>Runs the samples of the main README as they are printed there.</summary>
public sealed class ReadmeSampleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shell_sample_protects_a_server_and_shows_a_rejection()
    {
        Assert.SkipUnless(File.Exists("/bin/sh") && IsInstalled("curl"), "needs a shell with curl");
        // The samples wait for jobs by the machine's clock; here a job ends at the next request instead.
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.JobDuration, options.Clock) = (TimeSpan.Zero, new MockClock(TimeProvider.System)), Stop);
        var sample = Repository.Samples("README.md", "shell").Single()
            .Replace("http://127.0.0.1:5080", mock.Url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
            .Replace("sleep 2; ", "", StringComparison.Ordinal);

        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", sample]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync(Stop);
        await shell.WaitForExitAsync(Stop);

        shell.ExitCode.ShouldBe(0);
        output.ShouldContain("\"status\":\"available\"");
        output.ShouldContain("X-Sdrs-Mock-Constraint: PI-CREATE-03");
        output.ShouldContain("""{"error":{"message":"Server already used to create a protected instance","code":"SDRS.1305"}}""");
    }

    [Fact]
    public async Task The_csharp_sample_runs()
    {
#pragma warning disable xUnit1051 // The sample is the one of the README, which has no cancellation token.
        // <sample>
        await using var mock = await SdrsMockServer.StartAsync();
        using var http = mock.CreateClient();                         // base address and token are set

        var group = new
        {
            name = "orders",
            source_availability_zone = mock.Variables["source_az"],
            target_availability_zone = mock.Variables["target_az"],
            domain_id = mock.Variables["domain_id"],
            source_vpc_id = mock.Variables["vpc"],
        };
        await http.PostAsJsonAsync($"/v1/{mock.ProjectId}/server-groups", new { server_group = group });
        mock.Clock.Advance(TimeSpan.FromSeconds(2));                  // the clock is frozen: time is moved, never waited for
        mock.Faults.Add(new() { Operation = "ShowJobStatus", Status = 503, Times = 1 });
        mock.Inventory.Change("servers", mock.Variables["server_a"], new JsonObject { ["status"] = "ACTIVE" });
        // </sample>
#pragma warning restore xUnit1051

        mock.Requests.ShouldHaveSingleItem().Status.ShouldBe(200);
        var groups = await http.GetStringAsync(new Uri($"/v1/{mock.ProjectId}/server-groups", UriKind.Relative), Stop);
        groups.ShouldContain("\"status\":\"available\"");
    }

    [Fact]
    public void The_csharp_sample_is_the_one_in_the_readme()
    {
        var source = Repository.Read("tests/SdrsMock.Tests/Documentation/ReadmeSampleTests.cs").Split('\n');
        var compiled = source.SkipWhile(line => line.Trim() != "// <sample>").Skip(1).TakeWhile(line => line.Trim() != "// </sample>")
            .Select(line => line.Length > 8 ? line[8..] : "");

        Repository.Samples("README.md", "csharp").Single().ShouldBe(string.Join('\n', compiled));
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
