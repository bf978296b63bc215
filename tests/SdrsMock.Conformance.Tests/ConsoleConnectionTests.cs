using System.Net;
using PuppeteerSharp;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The console's connection to the mock: events, restarts, failed loads, the admin token.</summary>
public sealed class ConsoleConnectionTests : ConsoleTestBase
{
    [Fact]
    public async Task The_page_recovers_when_theMock_is_started_again()
    {
        await ProtectAsync();
        await using var page = await OpenAsync("sites");
        await page.WaitUntilAsync("document.querySelector('.card')");

        await Mock.DisposeAsync();
        await page.WaitUntilAsync("document.querySelector('.connection.waiting')");
        Mock = await SdrsMockServer.StartAsync(options => options.Url = Mock.Url, Stop);

        await page.WaitUntilAsync("document.querySelector('.connection.live') && document.querySelector('.empty')");
        await CreateGroupAsync();
        await page.WaitUntilAsync("document.querySelector('.card')");
    }

    [Fact]
    public async Task Eight_tabs_share_one_stream_of_events()
    {
        var open = 0;
        var pages = new List<IPage>();
        foreach (var _ in Enumerable.Range(0, 8))
        {
            var page = await Browser.OpenPageAsync(1280, "light");
            page.Request += (_, sent) => Count(sent.Request, 1);
            page.RequestFinished += (_, sent) => Count(sent.Request, -1);
            page.RequestFailed += (_, sent) => Count(sent.Request, -1);
            await ShowAsync(page, "sites");
            await page.WaitUntilAsync("document.querySelector('.empty') && document.querySelector('.connection.live')");
            pages.Add(page);
        }

        open.ShouldBeLessThanOrEqualTo(1);
        await CreateGroupAsync();

        await pages[^1].WaitUntilAsync("document.querySelector('.card')");
        await pages[0].BringToFrontAsync();
        await pages[0].WaitUntilAsync("document.querySelector('.card')");

        void Count(IRequest request, int change)
        {
            if (request.Url.Contains("/__sdrs/events", StringComparison.Ordinal))
            {
                Interlocked.Add(ref open, change);
            }
        }
    }

    [Fact]
    public async Task The_admin_token_is_asked_for_and_kept_for_the_tab()
    {
        await using var guarded = await SdrsMockServer.StartAsync(options => options.AdminToken = "let me in", Stop);
        await using var page = await Browser.OpenPageAsync(1280, "light");
        await page.GoToAsync($"{guarded.Url}__sdrs/ui/");
        await page.WaitUntilAsync("document.querySelector('input[name=token]')");

        await page.TypeAsync("input[name=token]", "wrong");
        await ClickAsync(page, "Continue");
        await page.WaitUntilAsync("document.querySelector('.message.bad')");
        await page.EvaluateExpressionAsync("document.querySelector('input[name=token]').value = ''");
        await page.TypeAsync("input[name=token]", "let me in");
        await ClickAsync(page, "Continue");
        await page.WaitUntilAsync("document.querySelector('.connection.live')");
        await page.ReloadAsync();
        await page.WaitUntilAsync("document.querySelector('.connection.live')");

        (await page.EvaluateExpressionAsync<string>("document.cookie + JSON.stringify(localStorage)")).ShouldBe("{}");
        await using var linked = await Browser.OpenPageAsync(1280, "light");
        await linked.GoToAsync($"{guarded.Url}__sdrs/ui/#token=let%20me%20in");
        await linked.WaitUntilAsync("document.querySelector('.clock')");
        (await linked.EvaluateExpressionAsync<string>("location.href")).ShouldNotContain("let");
    }

    [Fact]
    public async Task A_failed_load_is_a_message_with_a_retry_and_not_an_empty_list()
    {
        var isBroken = true;
        await using var page = await Browser.OpenPageAsync(1280, "light");
        await page.SetRequestInterceptionAsync(true);
        page.Request += async (_, sent) =>
        {
            if (isBroken && sent.Request.Url.Contains("/topology", StringComparison.Ordinal))
            {
                await sent.Request.RespondAsync(
                    new() { Status = HttpStatusCode.InternalServerError, Body = "{\"error\":\"out of order\"}" });
            }
            else
            {
                await sent.Request.ContinueAsync();
            }
        };
        await ShowAsync(page, "sites");
        await page.WaitUntilAsync("document.querySelector('[role=alert]')?.textContent.includes('out of order')");
        (await page.QuerySelectorAsync(".empty")).ShouldBeNull();
        isBroken = false;

        await ClickAsync(page, "Try again");

        await page.WaitUntilAsync("document.querySelector('.empty')");
    }

    [Fact]
    public async Task A_page_resets_what_it_knows_when_the_same_ids_come_again()
    {
        await CreateGroupAsync();
        await using var page = await OpenAsync("jobs");
        await page.WaitUntilAsync("document.querySelectorAll('.list-row').length === 1");
        await CreateGroupAsync();
        await page.WaitUntilAsync("document.querySelectorAll('.list-row').length === 2");

        await Client.PostAsync(new Uri("/__sdrs/reset", UriKind.Relative), null, Stop);
        await CreateGroupAsync();

        await page.WaitUntilAsync("document.querySelectorAll('.list-row').length === 1");
    }
}
