using System.Text.Json.Nodes;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>All screens of the console: accessible, in one language, with texts that stay texts, and nothing from elsewhere.</summary>
public sealed class ConsoleScreenTests : ConsoleTestBase
{
    [Theory]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    [InlineData(390, "light")]
    [InlineData(390, "dark")]
    public async Task Every_screen_is_accessible_and_fits_the_window(int width, string scheme)
    {
        var group = await ProtectAsync();
        await PostAsync("protected-instances", new { protected_instance = new { server_group_id = group, name = "x" } });
        await using var page = await Browser.OpenPageAsync(width, scheme);
        await page.SetBypassCSPAsync(true);
        var call = Mock.Requests[^1].RequestId;
        string[] screens =
        [
            "sites", $"sites?sel=group:{group}", $"sites?sel=group:{group}&tab=view", "jobs", "jobs?as=table", "calls",
            $"calls?call={call}", "faults?operation=CreateReplication", "inventory", "inventory?type=quotas",
            $"inventory?item={Mock.Variables["server_a"]}", "time", "time?at=2", "sites?at=4",
            $"sites?sel=group:{group}&tab=history", "coverage", "coverage?kind=constraints", "api", "api?op=CreateProtectedInstance",
        ];
        foreach (var screen in screens)
        {
            await ShowAsync(page, screen);
            await page.WaitUntilAsync("!document.querySelector('.loading')");

            (await page.FindViolationsAsync()).ShouldBeEmpty(screen);
            (await page.GetOverflowAsync()).ShouldBeLessThanOrEqualTo(0, screen);
        }
    }

    [Fact]
    public async Task The_keyboard_reaches_screens_rows_and_details()
    {
        await CreateGroupAsync();
        await using var page = await OpenAsync("sites");
        await page.WaitUntilAsync("document.querySelector('.card')");

        await TabToAsync(page, "document.activeElement.textContent === 'Calls'");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitUntilAsync("document.querySelector('.list.calls .list-row')");
        await TabToAsync(page, "document.activeElement.role === 'grid'");
        await page.Keyboard.PressAsync("ArrowDown");

        await page.WaitUntilAsync("document.querySelector('.panel') && document.activeElement.role === 'grid'");
        await TabToAsync(page, "document.activeElement.role === 'tab'");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitUntilAsync("document.querySelector('.panel .draft')");
    }

    [Fact]
    public async Task No_request_leaves_theMock_and_no_policy_is_violated()
    {
        await ProtectAsync();
        var requested = new List<string>();
        var problems = new List<string>();
        await using var page = await Browser.OpenPageAsync(1280, "light");
        page.Request += (_, request) => requested.Add(request.Request.Url);
        page.Console += (_, message) => problems.Add(message.Message.Text);
        page.PageError += (_, error) => problems.Add(error.Message);
        foreach (var screen in new[] { "sites", "jobs", "calls", "faults", "inventory", "time", "coverage", "api?op=CreateReplication" })
        {
            await ShowAsync(page, screen);
            await page.WaitUntilAsync("!document.querySelector('.loading')");
        }

        // The page asks for calls that the mock may not serve, and shows what needs them only if it does.
        problems.Where(problem => !problem.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
        requested.ShouldNotBeEmpty();
        requested.ShouldAllBe(url => url.StartsWith(Mock.Url.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hostile_name_stays_text()
    {
        const string hostile = "<img src=x onerror=\"document.title='broken'\">";
        Mock.Inventory.Change("servers", Mock.Variables["server_a"], new JsonObject { ["name"] = hostile });
        await ProtectAsync();
        var encoded = Uri.EscapeDataString(hostile);
        (await Client.GetAsync(new Uri($"/v1/{Mock.ProjectId}/{encoded}?{encoded}", UriKind.Relative), Stop)).Dispose();
        await using var page = await OpenAsync("sites");

        await page.WaitUntilAsync($"document.querySelector('.side-name')?.textContent.includes('<img')");
        string[] screens = [$"inventory?item={Mock.Variables["server_a"]}", $"calls?call={Mock.Requests[^1].RequestId}", "jobs"];
        foreach (var screen in screens)
        {
            await ShowAsync(page, screen);
            await page.WaitUntilAsync("document.querySelector('.list-row')");
            (await page.EvaluateExpressionAsync<int>("document.querySelectorAll('img, script:not([src])').length")).ShouldBe(0);
        }

        (await page.GetTitleAsync()).ShouldNotBe("broken");
    }

    [Fact]
    public async Task The_language_can_be_switched_and_is_kept()
    {
        await using var page = await OpenAsync("jobs");
        await page.WaitUntilAsync("document.querySelector('h1')");

        await page.SelectAsync(".bar-end select", "zh");
        await page.WaitUntilAsync("document.querySelector('h1').textContent === '任务'");
        await page.ReloadAsync();

        await page.WaitUntilAsync("document.querySelector('h1')?.textContent === '任务' && document.documentElement.lang === 'zh-CN'");
    }
}
