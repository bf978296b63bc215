using System.Text.Json.Nodes;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The console's screen Time, and the project selector.</summary>
public sealed class ConsoleTimeTests : ConsoleTestBase
{
    [Fact]
    public async Task A_reset_says_what_it_removes_and_happens_only_when_it_is_confirmed()
    {
        await ProtectAsync();
        await using var page = await OpenAsync("time");
        await page.WaitUntilAsync("document.querySelector('main').textContent.includes('groups: 1, instances: 1')");

        await ClickAsync(page, "Reset this project");
        await page.WaitUntilAsync("document.querySelector('dialog[open]')?.textContent.includes('groups: 1, instances: 1')");
        await ClickAsync(page, "Cancel");
        await page.WaitUntilAsync("!document.querySelector('dialog')");
        (await Client.GetStringAsync($"/v1/{Mock.ProjectId}/server-groups", Stop)).ShouldContain("orders");
        await ClickAsync(page, "Reset this project");
        await ClickAsync(page, "Reset");

        await page.WaitUntilAsync("document.querySelector('main').textContent.includes('groups: 0')");
    }

    [Fact]
    public async Task A_new_project_has_its_own_clock_and_is_empty()
    {
        await SkipUnlessServedAsync("projects");
        await CreateGroupAsync();
        await using var page = await OpenAsync("sites");
        await page.WaitUntilAsync("document.querySelector('.card')");

        await page.SelectAsync(".project select", "new");
        await page.WaitUntilAsync("document.querySelector('.empty') && location.hash.includes('project=')");
        await ClickAsync(page, "+1 min");

        await page.WaitUntilAsync("document.querySelector('.clock time').textContent.endsWith('00:01:00')");
        Mock.Clock.Advanced.ShouldBe(TimeSpan.Zero);
        await page.SelectAsync(".project select", Mock.ProjectId);
        await page.WaitUntilAsync("document.querySelector('.card')");
    }

    [Fact]
    public async Task A_project_returns_to_a_snapshot_and_a_copy_goes_on()
    {
        await SkipUnlessServedAsync("snapshots");
        var group = await ProtectAsync();
        await using var page = await OpenAsync("time");
        await ClickAsync(page, "Keep a snapshot");
        await page.WaitUntilAsync("document.querySelector('main').textContent.includes('snapshot-1')");
        await PostAsync($"server-groups/{group}/action", new JsonObject { ["stop-server-group"] = new JsonObject() });
        Mock.AdvanceUntilIdle();
        await ClickAsync(page, "Compare with now");
        await page.WaitUntilAsync("document.querySelector('main').textContent.includes('\"protected\" → \"available\"')");

        await ClickAsync(page, "Return to it");
        await page.WaitUntilAsync("document.querySelector('dialog[open]')?.textContent.includes('instances: 1')");
        await page.EvaluateExpressionAsync("document.querySelector('dialog .danger').click()");
        await page.WaitUntilAsync("document.querySelector('.message.good')");
        (await Client.GetStringAsync($"/v1/{Mock.ProjectId}/server-groups/{group}", Stop)).ShouldContain("\"protected\"");

        await ClickAsync(page, "Copy into a new project");
        await page.WaitUntilAsync("location.hash.includes('project=') && document.querySelector('.row .arrow.active')");
    }
}
