using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>The README's example, as people write it in their own tests.</summary>
public sealed class InProcessTests
{
    [Fact]
    public async Task A_server_is_protected_and_its_instance_becomes_available()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: stop);
        using var sdrs = mock.CreateClient();
        var v1 = $"/v1/{mock.ProjectId}";

        var accepted = await sdrs.PostAsJsonAsync($"{v1}/server-groups", new
        {
            server_group = new
            {
                name = "orders",
                source_availability_zone = mock.Variables["source_az"],
                target_availability_zone = mock.Variables["target_az"],
                domain_id = mock.Variables["domain_id"],
                source_vpc_id = mock.Variables["vpc"],
            },
        }, stop);
        var job = (await accepted.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("job_id").GetString();

        mock.Clock.Advance(TimeSpan.FromSeconds(2));

        var done = await sdrs.GetFromJsonAsync<JsonElement>($"{v1}/jobs/{job}", stop);
        done.GetProperty("status").GetString().ShouldBe("SUCCESS");
        done.GetProperty("entities").GetProperty("server_group_id").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_server_object_gives_access_to_inventory_faults_and_requests()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: stop);
        using var sdrs = mock.CreateClient();

        mock.Inventory.Change("servers", mock.Variables["server_a"], new JsonObject { ["status"] = "ACTIVE" });
        mock.Faults.Add(new() { Operation = "ShowQuota", Status = 503 });
        await sdrs.GetAsync($"/v1/{mock.ProjectId}/sdrs/quotas", stop);

        mock.Inventory.Find("servers", mock.Variables["server_a"])!["status"]!.ToString().ShouldBe("ACTIVE");
        mock.Requests.ShouldHaveSingleItem().Status.ShouldBe(503);
    }

    [Fact]
    public async Task A_hundred_mocks_run_independently_at_the_same_time()
    {
        var mocks = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => SdrsMockServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken)));

        mocks.Select(mock => mock.Url.Port).ShouldBeUnique();
        foreach (var mock in mocks)
        {
            await mock.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_port_in_use_is_reported_with_a_clear_message()
    {
        await using var first = await SdrsMockServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var rejection = await Should.ThrowAsync<IOException>(
            SdrsMockServer.StartAsync(options => options.Url = first.Url, TestContext.Current.CancellationToken));

        rejection.Message.ShouldStartWith($"cannot listen on http://127.0.0.1:{first.Url.Port}: ");
    }
}
