using System.Text.Json.Nodes;
using SdrsMock.Conformance.Tests.Support;

namespace SdrsMock.Conformance.Tests;

/// <summary>The console's screens Sites and Jobs.</summary>
public sealed class ConsoleSitesTests : ConsoleTestBase
{
    [Fact]
    public async Task A_group_that_is_created_appears_and_a_failover_turns_its_arrow()
    {
        await using var page = await OpenAsync("sites");
        await page.WaitUntilAsync("document.querySelector('.empty')");

        var group = await ProtectAsync();
        await page.WaitUntilAsync("document.querySelector('.row .arrow.active.right')");
        await PostAsync($"server-groups/{group}/action", new JsonObject { ["failover-server-group"] = new JsonObject() });
        await page.WaitUntilAsync("document.querySelector('.card-head .chip').textContent.includes('failing-over')");
        await ClickAsync(page, "Next job");

        await page.WaitUntilAsync("document.querySelector('.zones > :last-child').classList.contains('production')");
        await page.WaitUntilAsync("document.querySelector('.row .arrow.left')");
    }

    [Fact]
    public async Task The_clock_ends_a_job()
    {
        await CreateGroupAsync();
        await using var page = await OpenAsync("jobs");
        await page.WaitUntilAsync("document.querySelector('.job-bar.busy')");

        await page.ClickAsync(".timeline .list-row");
        await page.WaitUntilAsync("document.querySelector('.panel .primary')");
        await page.ClickAsync(".panel .primary");

        await page.WaitUntilAsync("document.querySelector('.job-bar.good')");
        await page.WaitUntilAsync("document.querySelector('.clock-next').textContent.includes('No job')");
    }
}
