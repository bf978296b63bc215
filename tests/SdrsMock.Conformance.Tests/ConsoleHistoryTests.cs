using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PuppeteerSharp;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Earlier instants in the console, and what the page does with running jobs and mutants.</summary>
public sealed class ConsoleHistoryTests : ConsoleTestBase
{
    [Fact]
    public async Task The_slider_leads_back_and_a_fork_goes_on_from_there()
    {
        var group = await ProtectAsync();
        await PostAsync($"server-groups/{group}/action", new JsonObject { ["stop-server-group"] = new JsonObject() });
        Mock.AdvanceUntilIdle();
        await using var page = await OpenAsync("time");
        await page.WaitUntilAsync("document.querySelector('.slider output')?.textContent === '8 / 8'");

        await SlideAsync(page, 7);
        await page.WaitUntilAsync("document.querySelector('.instant')?.textContent.includes('command 7 of 8: StopProtectionGroup')");
        await SlideAsync(page, 6);
        await ClickLinkAsync(page, "See the sites then");
        await page.WaitUntilAsync("document.querySelector('.row .arrow.active') && document.querySelector('.instant')");
        await ClickAsync(page, "Fork here");

        await page.WaitUntilAsync("location.hash.includes('project=') && !document.querySelector('.instant')");
        await page.WaitUntilAsync("document.querySelector('.row .arrow.active')");
        (await Client.GetStringAsync($"/v1/{Mock.ProjectId}/server-groups/{group}", Stop)).ShouldContain("\"available\"");
    }

    [Fact]
    public async Task An_earlier_instant_is_read_only_and_says_so()
    {
        await ProtectAsync();
        await using var page = await OpenAsync("time?at=1");
        await page.WaitUntilAsync("document.querySelector('.instant')?.textContent.includes('CreateProtectionGroup')");

        var buttons = await page.EvaluateExpressionAsync<string[]>(
            "[...document.querySelectorAll('button')].map(each => each.textContent)");
        buttons.ShouldNotContain("+1 s");
        buttons.ShouldNotContain("Reset this project");
        await ShowAsync(page, "inventory?at=1&item=" + Mock.Variables["server_a"]);
        await ClickAsync(page, "Save");
        await page.WaitUntilAsync("document.querySelector('.message.bad')?.textContent.includes('can only be read')");
        await ClickAsync(page, "Back to now");

        await page.WaitUntilAsync("!document.querySelector('.instant') && !location.hash.includes('at=')");
        (await Client.GetFromJsonAsync<JsonObject>("/__sdrs/history", Stop))!["to"]!.GetValue<int>().ShouldBe(6);
    }

    [Fact]
    public async Task Two_instants_are_compared()
    {
        var group = await ProtectAsync();
        await using var page = await OpenAsync("time?at=1");
        await page.WaitUntilAsync($"document.querySelector('main').textContent.includes('resources.groups[{group}]')");

        await ClickAsync(page, "Compare others with this");
        await SlideAsync(page, 6);

        await page.WaitUntilAsync($"document.querySelector('main').textContent.includes('resources.groups[{group}].status')");
        await page.WaitUntilAsync("document.querySelector('main').textContent.includes('From 1 to 6')");
    }

    [Fact]
    public async Task The_panel_of_a_resource_shows_its_history()
    {
        var group = await ProtectAsync();
        await using var page = await OpenAsync($"sites?sel=group:{group}&tab=history");

        await page.WaitUntilAsync("document.querySelectorAll('.panel .plain li').length === 3");
        await ClickLinkAsync(page, "1 CreateProtectionGroup");

        await page.WaitUntilAsync("document.querySelector('.instant') && location.hash.startsWith('#/time')");
    }

    [Fact]
    public async Task A_job_is_held_released_and_failed()
    {
        await CreateGroupAsync();
        await using var page = await OpenAsync("jobs");
        await page.WaitUntilAsync("document.querySelector('.job-bar.busy')");
        await page.ClickAsync(".timeline .list-row");

        await ClickAsync(page, "Hold");
        await page.WaitUntilAsync("document.querySelector('.job-bar.stuck')");
        await ClickAsync(page, "Release");
        await page.WaitUntilAsync("document.querySelector('.job-bar.busy')");
        await page.TypeAsync(".panel input", "SDRS.1305");
        await ClickAsync(page, "Fail");

        await page.WaitUntilAsync("document.querySelector('.panel .message.bad')?.textContent.includes('SDRS.1305')");
    }

    [Fact]
    public async Task The_header_shows_the_mutant_that_is_on()
    {
        await using var page = await OpenAsync("sites");
        using var set = await Client.PutAsJsonAsync(
            "/__sdrs/mutant", new JsonObject { ["id"] = "PG-GET-01:status" }, Stop);

        await page.WaitUntilAsync("document.querySelector('.clock').textContent.includes('PG-GET-01:status')");
        using var cleared = await Client.DeleteAsync(new Uri("/__sdrs/mutant", UriKind.Relative), Stop);

        await page.WaitUntilAsync("!document.querySelector('.clock').textContent.includes('PG-GET-01')");
    }

    [Fact]
    public async Task A_snapshot_that_another_client_takes_appears()
    {
        await CreateGroupAsync();
        await using var page = await OpenAsync("time");
        await page.WaitUntilAsync("document.querySelector('.connection.live')");

        using var taken = await Client.PostAsJsonAsync("/__sdrs/snapshots", new JsonObject { ["name"] = "by-curl" }, Stop);

        await page.WaitUntilAsync("document.querySelector('main').textContent.includes('by-curl')");
    }

    [Fact]
    public async Task The_keyboard_moves_through_the_history()
    {
        await ProtectAsync();
        await using var page = await OpenAsync("time");
        await page.WaitUntilAsync("document.querySelector('.slider')");

        await TabToAsync(page, "document.activeElement.type === 'range'");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitUntilAsync("document.querySelector('.instant')?.textContent.includes('command 5 of 6')");
        await page.WaitUntilAsync("document.activeElement.getAttribute('aria-valuetext').startsWith('5: StartProtectionGroup')");
        await TabToAsync(page, "document.activeElement.role === 'grid'");
        await page.Keyboard.PressAsync("ArrowUp");

        await page.WaitUntilAsync("document.querySelector('.instant')?.textContent.includes('command 4 of 6')");
    }

    [Fact]
    public async Task The_page_shows_another_history_after_a_restart()
    {
        await ProtectAsync();
        await using var page = await OpenAsync("time");
        await page.WaitUntilAsync("document.querySelector('.slider output')?.textContent === '6 / 6'");

        await Mock.DisposeAsync();
        Mock = await SdrsMockServer.StartAsync(options => options.Url = Mock.Url, Stop);
        await page.WaitUntilAsync("document.querySelector('.connection.live') && !document.querySelector('.slider')");
        await CreateGroupAsync();

        await page.WaitUntilAsync("document.querySelector('.slider output')?.textContent === '1 / 1'");
    }

    private static Task SlideAsync(IPage page, int to) => page.EvaluateExpressionAsync(
        $"{{ const slider = document.querySelector('.slider input'); slider.value = {to}; slider.dispatchEvent(new Event('input')); }}");

    private static async Task ClickLinkAsync(IPage page, string text)
    {
        var find = $"[...document.querySelectorAll('main a')].find(each => each.textContent === '{text}')";
        await page.WaitUntilAsync(find);
        await page.EvaluateExpressionAsync($"{find}.click()");
    }
}
