using System.Net;
using SdrsMock.Client.Models;
using Shouldly;

namespace SdrsMock.Client.Tests;

/// <summary>The client survives what a later version of the service may do: new members, another order, new error codes.</summary>
public sealed class EvolutionTests
{
    [Theory]
    [InlineData("new-member")]
    [InlineData("reordered")]
    [InlineData("new-code")]
    public async Task A_protection_survives_each_later_change(string kind)
    {
        await using var observed = await MockFixture.StartAsync();
        observed.Mutants.Observe();
        await ProtectAsync(observed);
        var reached = observed.Mutants.Reached.Where(id => id.EndsWith($":{kind}", StringComparison.Ordinal)).ToList();

        var failed = new List<string>();
        foreach (var id in reached)
        {
            await using var mock = await MockFixture.StartAsync();
            mock.Mutants.Set(id);
            try
            {
                await ProtectAsync(mock);
            }
            catch (Exception exception)
            {
                failed.Add($"{id}: {exception.Message}");
            }

            mock.Mutants.Strikes.ShouldBeGreaterThan(0, id);
        }

        reached.ShouldNotBeEmpty();
        failed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_that_trusts_a_lost_change_is_found_out()
    {
        await using var mock = await MockFixture.StartAsync();
        mock.Mutants.Set("UpdateProtectionGroupName:lost");

        (await Assert.ThrowsAnyAsync<Exception>(() => ProtectAsync(mock))).Message.ShouldContain("after");
    }

    private static async Task ProtectAsync(SdrsMockServer mock)
    {
        var stop = TestContext.Current.CancellationToken;
        using var sdrs = mock.ClientBy("token");
        (await sdrs.ListApiVersionsAsync(stop)).ShouldContain(version => version.Id == "v1");
        (await sdrs.ListActiveActiveDomainsAsync(stop)).ShouldContain(domain => domain.Id == mock.Variables["domain_id"]);
        (await sdrs.ShowQuotaAsync(stop)).Resources.Count.ShouldBe(2);

        var accepted = await sdrs.CreateProtectionGroupAsync(mock.Group(), stop);
        (await sdrs.ListProtectionGroupsAsync(cancellationToken: stop)).ServerGroups.ShouldHaveSingleItem();
        var group = (await sdrs.DoneAsync(Task.FromResult(accepted))).ServerGroupId!;
        await sdrs.UpdateProtectionGroupNameAsync(group, "after", stop);
        (await sdrs.ShowProtectionGroupAsync(group, stop)).Name.ShouldBe("after");

        var instance = (await sdrs.DoneAsync(sdrs.CreateProtectedInstanceAsync(
            new() { ServerGroupId = group, ServerId = mock.Variables["server_a"], Name = "orders-db", Tags = [new("tier", "gold")] },
            stop))).ProtectedInstanceId!;
        var protectedServer = await sdrs.ShowProtectedInstanceAsync(instance, stop);
        protectedServer.Status.ShouldBe(ProtectedInstanceStatus.Available);
        (await sdrs.ListProtectedInstancesAsync(cancellationToken: stop)).Count.ShouldBe(1);
        (await sdrs.ListProtectedInstanceTagsAsync(instance, stop)).ShouldHaveSingleItem().Key.ShouldBe("tier");
        var pair = protectedServer.Attachment[0].Replication;
        (await sdrs.ShowReplicationAsync(pair, stop)).Id.ShouldBe(pair);

        // A client decides by the HTTP status and shows the code.
        var again = await Should.ThrowAsync<SdrsException>(sdrs.CreateProtectedInstanceAsync(
            new() { ServerGroupId = group, ServerId = mock.Variables["server_a"], Name = "again" }, stop));
        (again.Status, again.Code?[..5]).ShouldBe((HttpStatusCode.BadRequest, "SDRS."));

        var starting = await sdrs.StartProtectionGroupAsync(group, stop);
        await sdrs.DoneAsync(Task.FromResult(starting));
        mock.AdvanceUntilIdle();
        await sdrs.DoneAsync(sdrs.StopProtectionGroupAsync(group, stop));
        await sdrs.DoneAsync(sdrs.DeleteProtectedInstanceAsync(instance, new() { DeleteTargetServer = true }, stop));
        await sdrs.DoneAsync(sdrs.DeleteProtectionGroupAsync(group, stop));
        var gone = await Should.ThrowAsync<SdrsException>(sdrs.ShowProtectionGroupAsync(group, stop));
        gone.Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
