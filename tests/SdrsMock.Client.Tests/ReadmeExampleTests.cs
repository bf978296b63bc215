using Shouldly;

namespace SdrsMock.Client.Tests;

/// <summary>The README's example: what stands between the marks stands there too.</summary>
public sealed class ReadmeExampleTests
{
    [Fact]
    public async Task A_server_is_protected()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var mock = await SdrsMockServer.StartAsync(options => options.JobDuration = TimeSpan.Zero, stop);
        var (endpoint, project, token, server) = (mock.Url, mock.ProjectId, mock.Variables["token"], mock.Variables["server_a"]);

        // <example>
        using var sdrs = SdrsClient.WithToken(endpoint, project, token);      // or WithKeys, or WithLogin
        var domain = (await sdrs.ListActiveActiveDomainsAsync(stop))[0];

        var accepted = await sdrs.CreateProtectionGroupAsync(new()
        {
            Name = "orders",
            SourceAvailabilityZone = domain.LocalReplicationCluster.AvailabilityZone,
            TargetAvailabilityZone = domain.RemoteReplicationCluster.AvailabilityZone,
            DomainId = domain.Id,
            SourceVpcId = mock.Variables["vpc"],
        }, stop);
        var group = (await sdrs.WaitForJobAsync(accepted, cancellationToken: stop)).Entities.ServerGroupId!;

        accepted = await sdrs.CreateProtectedInstanceAsync(new() { ServerGroupId = group, ServerId = server, Name = "orders-db" }, stop);
        await sdrs.WaitForJobAsync(accepted, new JobPollingOptions(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)), stop);

        await foreach (var instance in sdrs.AllProtectedInstancesAsync(new() { ServerGroupId = group }, stop))
        {
            Console.WriteLine($"{instance.Name} is {instance.Status}");
        }

        try
        {
            await sdrs.CreateProtectedInstanceAsync(new() { ServerGroupId = group, ServerId = server, Name = "again" }, stop);
        }
        catch (SdrsException exception) when (exception.Code is "SDRS.1305")
        {
            Console.WriteLine(exception.Message);     // 400 SDRS.1305: Server already used to create a protected instance (POST …)
        }
        // </example>

        (
            await sdrs.ListProtectedInstancesAsync(new() { ServerGroupId = group }, stop))
            .ProtectedInstances.ShouldHaveSingleItem().Name.ShouldBe("orders-db");
        mock.Requests[^2].ErrorCode.ShouldBe("SDRS.1305");
    }

    [Fact]
    public void And_the_README_shows_it()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "ReadmeExampleTests.cs"));
        var example = lines.SkipWhile(line => !line.Contains("// <example>", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.Contains("// </example>", StringComparison.Ordinal));

        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));

        readme.ShouldContain(string.Join('\n', example.Select(line => line.Length > 8 ? line[8..] : "")));
    }
}
