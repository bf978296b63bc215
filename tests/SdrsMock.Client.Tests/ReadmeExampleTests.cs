using System.Net.Http.Json;
using SdrsMock.Client.Authentication;
using Shouldly;

namespace SdrsMock.Client.Tests;

/// <summary>
/// The C# examples of the client's README. The text between two <c>example</c> markers is the example that the README shows.
/// </summary>
public sealed class ReadmeExampleTests
{
    [Fact]
    public async Task The_example_protects_a_server_on_an_in_process_mock()
    {
        var cancellationToken = TestContext.Current.CancellationToken;

        // <example>
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: cancellationToken);
        using var sdrs = SdrsClient.WithToken(mock.Url, mock.ProjectId, mock.Variables["token"], time: mock.Clock);

        var domain = (await sdrs.ListActiveActiveDomainsAsync(cancellationToken))[0];
        var job = await sdrs.CreateProtectionGroupAsync(new()
        {
            Name = "orders",
            SourceAvailabilityZone = domain.LocalReplicationCluster.AvailabilityZone,
            TargetAvailabilityZone = domain.RemoteReplicationCluster.AvailabilityZone,
            DomainId = domain.Id,
            SourceVpcId = mock.Variables["vpc"],
        }, cancellationToken);
        var group = (await sdrs.WaitForJobAsync(job, cancellationToken: cancellationToken)).Entities.ServerGroupId!;

        var server = mock.Variables["server_a"];
        job = await sdrs.CreateProtectedInstanceAsync(
            new() { ServerGroupId = group, ServerId = server, Name = "orders-db" }, cancellationToken);
        await sdrs.WaitForJobAsync(job, new JobPollingOptions(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)), cancellationToken);

        await foreach (var instance in sdrs.AllProtectedInstancesAsync(new() { ServerGroupId = group }, cancellationToken))
        {
            Console.WriteLine($"{instance.Name} is {instance.Status}");     // orders-db is available
        }

        try
        {
            await sdrs.CreateProtectedInstanceAsync(
                new() { ServerGroupId = group, ServerId = server, Name = "again" }, cancellationToken);
        }
        catch (SdrsException exception) when (exception.Code is "SDRS.1305")
        {
            Console.WriteLine(exception.Message);     // 400 SDRS.1305: Server already used to create a protected instance (POST …)
        }
        // </example>

        var instances = await sdrs.ListProtectedInstancesAsync(new() { ServerGroupId = group }, cancellationToken);
        instances.ProtectedInstances.ShouldHaveSingleItem().Name.ShouldBe("orders-db");
        mock.Requests[^2].ErrorCode.ShouldBe("SDRS.1305");
    }

    [Fact]
    public void The_example_creates_a_client_with_each_kind_of_credentials()
    {
        var (projectId, token, accessKey, secretKey) = ("0123456789abcdef0123456789abcdef", "token", "ak", "sk");
        var (user, password, account) = ("user", "password", "account");

        // <example>
        var endpoint = new Uri("https://sdrs.cn-north-4.myhuaweicloud.com");
        var iam = new Uri("https://iam.cn-north-4.myhuaweicloud.com");

        using var withToken = SdrsClient.WithToken(endpoint, projectId, token);
        using var withKeys = SdrsClient.WithKeys(endpoint, projectId, new AccessKeys(accessKey, secretKey));
        using var withLogin = SdrsClient.WithLogin(endpoint, projectId, new Login(iam, user, password, account));
        // </example>

        new[] { withToken, withKeys, withLogin }.ShouldAllBe(client => client.ProjectId == projectId);
    }

    [Fact]
    public async Task The_example_uses_the_client_of_an_in_process_mock()
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        // <example>
        using var http = mock.CreateClient();
        using var sdrs = new SdrsClient(http, mock.ProjectId, mock.Clock);
        // </example>

        (await sdrs.ShowQuotaAsync(TestContext.Current.CancellationToken)).Resources.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_example_reads_the_variables_of_a_mock_over_HTTP()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var mock = await SdrsMockServer.StartAsync(
            options => options.Clock = new MockClock(TimeProvider.System), cancellationToken);
        var mockUrl = mock.Url;

        // <example>
        using var http = new HttpClient { BaseAddress = mockUrl };     // such as http://127.0.0.1:5080
        var variables = (await http.GetFromJsonAsync<Dictionary<string, string>>("/__sdrs/variables", cancellationToken))!;

        using var sdrs = SdrsClient.WithToken(mockUrl, variables["project_id"], variables["token"]);
        // </example>

        (await sdrs.ShowQuotaAsync(cancellationToken)).Resources.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_example_reroutes_requests_to_the_cloud()
    {
        var cancellationToken = TestContext.Current.CancellationToken;

        // <example>
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: cancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler().ReroutedTo(mock.Url));
        // </example>

        using var response = await http.GetAsync(new Uri("https://sdrs.cn-north-4.myhuaweicloud.com/"), cancellationToken);
        mock.Requests.ShouldHaveSingleItem().Path.ShouldBe("/");
    }

    [Fact]
    public void The_README_shows_exactly_the_examples_of_this_file()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));

        var shown = readme.Split("```csharp\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]);

        shown.ShouldBe(Examples(), ignoreOrder: true);
    }

    private static List<string> Examples()
    {
        List<string> examples = [];
        List<string>? current = null;
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "ReadmeExampleTests.cs")))
        {
            switch (line.Trim())
            {
                case "// <example>":
                    current = [];
                    break;
                case "// </example>":
                    examples.Add(string.Concat(current!.Select(text => $"{text}\n")));
                    current = null;
                    break;
                default:
                    current?.Add(line.Length > 8 ? line[8..] : "");
                    break;
            }
        }

        return examples;
    }
}
