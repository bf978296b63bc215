using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PuppeteerSharp;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>
/// The console of the mock in a real browser. The tests are skipped without Chromium. Each has a mock of its own, whose clock is frozen.
/// </summary>
public sealed class ConsoleBrowserTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private IBrowser? _browser;
    private SdrsMockServer _mock = null!;
    private HttpClient _client = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _browser = await Chromium.StartAsync(_folder);
        _mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        _client = _mock.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            _client.Dispose();
            await _mock.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    [InlineData(390, "light")]
    [InlineData(390, "dark")]
    public async Task Every_screen_is_accessible_and_fits_the_window(int width, string scheme)
    {
        var group = await ProtectAsync();
        await PostAsync("protected-instances", new { protected_instance = new { server_group_id = group, name = "x" } });
        await using var page = await _browser!.OpenPageAsync(width, scheme);
        await page.SetBypassCSPAsync(true);
        var call = _mock.Requests[^1].RequestId;
        string[] screens =
        [
            "sites", $"sites?sel=group:{group}", $"sites?sel=group:{group}&tab=view", "jobs", "jobs?as=table", "calls",
            $"calls?call={call}", "faults?operation=CreateReplication", "inventory", "inventory?type=quotas",
            $"inventory?item={_mock.Variables["server_a"]}", "time", "coverage", "coverage?kind=constraints", "api",
            "api?op=CreateProtectedInstance",
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
    public async Task A_rejection_is_explained_and_can_be_mended_in_the_draft()
    {
        var group = await ProtectAsync();
        await PostAsync("protected-instances", InstanceOf(group, "server_a"));
        await using var page = await OpenAsync($"calls?call={_mock.Requests[^1].RequestId}");
        await page.WaitUntilAsync("document.querySelector('.verdict.rejected')?.textContent.includes('PI-CREATE-03')");
        (await page.EvaluateExpressionAsync<string>("document.querySelector('.check.violated code').textContent")).ShouldBe("PI-CREATE-03");
        (await page.EvaluateExpressionAsync<string>("document.querySelector('.editor mark').textContent"))
            .ShouldBe($"\"{_mock.Variables["server_a"]}\"");
        var calls = _mock.Requests.Count;

        await page.EvaluateFunctionAsync(
            "(from, to) => { const area = document.querySelector('.editor textarea'); area.value = area.value.replace(from, to); "
                + "area.dispatchEvent(new Event('input')); }",
            _mock.Variables["server_a"],
            _mock.Variables["server_b"]);
        await ClickAsync(page, "Judge");

        await page.WaitUntilAsync("document.querySelector('.verdict.accepted')");
        _mock.Requests.Count.ShouldBe(calls, "judging sends nothing");
        await ClickAsync(page, "Send");
        await page.WaitUntilAsync("document.querySelector('.response .chip')?.textContent.includes('200')");
        _mock.Requests.Count.ShouldBe(calls + 1);
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

    [Fact]
    public async Task A_rule_is_previewed_added_and_deleted()
    {
        await CreateGroupAsync();
        await using var page = await OpenAsync("faults?operation=CreateProtectionGroup");
        await page.WaitUntilAsync("document.querySelector('.preview')?.textContent.includes('1 of the last 1')");

        await ClickAsync(page, "Add the rule");
        await page.WaitUntilAsync("document.querySelector('.small-cards .card')?.textContent.includes('status=503')");
        _mock.Faults.All.ShouldHaveSingleItem().Operation.ShouldBe("CreateProtectionGroup");
        await ClickAsync(page, "Delete");

        await page.WaitUntilAsync("!document.querySelector('.small-cards')");
        _mock.Faults.All.ShouldBeEmpty();
    }

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
        (await _client.GetStringAsync($"/v1/{_mock.ProjectId}/server-groups", Stop)).ShouldContain("orders");
        await ClickAsync(page, "Reset this project");
        await ClickAsync(page, "Reset");

        await page.WaitUntilAsync("document.querySelector('main').textContent.includes('groups: 0')");
    }

    [Fact]
    public async Task The_page_recovers_when_the_mock_is_started_again()
    {
        await ProtectAsync();
        await using var page = await OpenAsync("sites");
        await page.WaitUntilAsync("document.querySelector('.card')");

        await _mock.DisposeAsync();
        await page.WaitUntilAsync("document.querySelector('.connection.waiting')");
        _mock = await SdrsMockServer.StartAsync(options => options.Url = _mock.Url, Stop);

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
            var page = await _browser!.OpenPageAsync(1280, "light");
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
        await using var page = await _browser!.OpenPageAsync(1280, "light");
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
        await using var linked = await _browser!.OpenPageAsync(1280, "light");
        await linked.GoToAsync($"{guarded.Url}__sdrs/ui/#token=let%20me%20in");
        await linked.WaitUntilAsync("document.querySelector('.clock')");
        (await linked.EvaluateExpressionAsync<string>("location.href")).ShouldNotContain("let");
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
    public async Task No_request_leaves_the_mock_and_no_policy_is_violated()
    {
        await ProtectAsync();
        var requested = new List<string>();
        var problems = new List<string>();
        await using var page = await _browser!.OpenPageAsync(1280, "light");
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
        requested.ShouldAllBe(url => url.StartsWith(_mock.Url.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hostile_name_stays_text()
    {
        const string hostile = "<img src=x onerror=\"document.title='broken'\">";
        _mock.Inventory.Change("servers", _mock.Variables["server_a"], new JsonObject { ["name"] = hostile });
        await ProtectAsync();
        var encoded = Uri.EscapeDataString(hostile);
        (await _client.GetAsync(new Uri($"/v1/{_mock.ProjectId}/{encoded}?{encoded}", UriKind.Relative), Stop)).Dispose();
        await using var page = await OpenAsync("sites");

        await page.WaitUntilAsync($"document.querySelector('.side-name')?.textContent.includes('<img')");
        string[] screens = [$"inventory?item={_mock.Variables["server_a"]}", $"calls?call={_mock.Requests[^1].RequestId}", "jobs"];
        foreach (var screen in screens)
        {
            await ShowAsync(page, screen);
            await page.WaitUntilAsync("document.querySelector('.list-row')");
            (await page.EvaluateExpressionAsync<int>("document.querySelectorAll('img, script:not([src])').length")).ShouldBe(0);
        }

        (await page.GetTitleAsync()).ShouldNotBe("broken");
    }

    [Fact]
    public async Task A_long_journal_is_shown_as_a_window()
    {
        const int count = 5000;
        await using var mock = await SdrsMockServer.StartAsync(options => options.JournalSize = 2 * count, Stop);
        using var client = mock.CreateClient();
        await Parallel.ForAsync(0, count, Stop, async (number, stop) =>
            (await client.GetAsync(new Uri($"/v1/{mock.ProjectId}/server-groups?limit={number % 9}", UriKind.Relative), stop)).Dispose());
        await using var page = await _browser!.OpenPageAsync(1280, "light");
        await page.GoToAsync($"{mock.Url}__sdrs/ui/#/calls");
        await page.WaitUntilAsync($"document.querySelector('.list')?.getAttribute('aria-rowcount') === '{count + 1}'");

        await page.EvaluateExpressionAsync("document.querySelector('.list').scrollTop = 1e9");

        await page.WaitUntilAsync($"document.querySelector('.list-row:last-child').getAttribute('aria-rowindex') === '{count + 1}'");
        (await page.EvaluateExpressionAsync<int>("document.querySelectorAll('.list-row').length")).ShouldBeLessThan(100);
    }

    [Fact]
    public async Task A_failed_load_is_a_message_with_a_retry_and_not_an_empty_list()
    {
        var isBroken = true;
        await using var page = await _browser!.OpenPageAsync(1280, "light");
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
    public async Task A_copied_row_is_a_scenario_that_passes()
    {
        await using var page = await OpenAsync("calls");
        var row = await page.EvaluateFunctionAsync<string>(
            "async (project, group) => { const drafts = await import(new URL('parts/drafts.js', location.href)); "
                + "await drafts.variables.ready(); return drafts.asCsvRow({ method: 'POST', path: `/v1/${project}/server-groups`, "
                + "body: JSON.stringify(group, null, 2) }, { status: 200, operation: 'CreateProtectionGroup' }); }",
            _mock.ProjectId,
            Group());
        var file = Path.Combine(_folder, "copied.csv");
        await File.WriteAllTextAsync(file, $"scenario,step,call,with,expect,check,save,within,covers,note\n{row}\n", Stop);

        var (exit, text) = await CliHarness.RunAsync("run", file);
        exit.ShouldBe(0, $"{row}\n{text}");
        row.ShouldContain("{project_id}");
    }

    [Fact]
    public async Task A_page_resets_what_it_knows_when_the_same_ids_come_again()
    {
        await CreateGroupAsync();
        await using var page = await OpenAsync("jobs");
        await page.WaitUntilAsync("document.querySelectorAll('.list-row').length === 1");
        await CreateGroupAsync();
        await page.WaitUntilAsync("document.querySelectorAll('.list-row').length === 2");

        await _client.PostAsync(new Uri("/__sdrs/reset", UriKind.Relative), null, Stop);
        await CreateGroupAsync();

        await page.WaitUntilAsync("document.querySelectorAll('.list-row').length === 1");
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
        _mock.Clock.Advanced.ShouldBe(TimeSpan.Zero);
        await page.SelectAsync(".project select", _mock.ProjectId);
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
        _mock.AdvanceUntilIdle();
        await ClickAsync(page, "Compare with now");
        await page.WaitUntilAsync("document.querySelector('main').textContent.includes('\"protected\" → \"available\"')");

        await ClickAsync(page, "Return to it");
        await page.WaitUntilAsync("document.querySelector('dialog[open]')?.textContent.includes('instances: 1')");
        await page.EvaluateExpressionAsync("document.querySelector('dialog .danger').click()");
        await page.WaitUntilAsync("document.querySelector('.message.good')");
        (await _client.GetStringAsync($"/v1/{_mock.ProjectId}/server-groups/{group}", Stop)).ShouldContain("\"protected\"");

        await ClickAsync(page, "Copy into a new project");
        await page.WaitUntilAsync("location.hash.includes('project=') && document.querySelector('.row .arrow.active')");
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

    private static async Task ClickAsync(IPage page, string text)
    {
        var find = "[...document.querySelectorAll('dialog[open] button, button')].find(each => !each.disabled && each.textContent === "
            + $"'{text}' && (each.closest('dialog') || !document.querySelector('dialog[open]')))";
        await page.WaitUntilAsync(find);
        await page.EvaluateExpressionAsync($"{find}.click()");
    }

    private static async Task TabToAsync(IPage page, string condition)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateExpressionAsync<bool>(condition))
            {
                return;
            }
        }

        throw new ShouldAssertException($"60 presses of Tab did not reach: {condition}");
    }

    private async Task<IPage> OpenAsync(string screen)
    {
        var page = await _browser!.OpenPageAsync(1280, "light");
        await ShowAsync(page, screen);
        return page;
    }

    // The hash alone would not load the page again.
    private async Task ShowAsync(IPage page, string screen)
    {
        await page.GoToAsync($"{_mock.Url}__sdrs/ui/#/{screen}");
        await page.WaitUntilAsync("document.querySelector('main h1')");
    }

    private async Task SkipUnlessServedAsync(string call)
    {
        using var response = await _client.GetAsync(new Uri($"/__sdrs/{call}", UriKind.Relative), Stop);
        Assert.SkipWhen(response.StatusCode is HttpStatusCode.NotFound, $"the mock does not serve {call}");
    }

    private async Task CreateGroupAsync() => await PostAsync("server-groups", Group());

    private object Group() => new
    {
        server_group = new
        {
            name = "orders",
            source_availability_zone = _mock.Variables["source_az"],
            target_availability_zone = _mock.Variables["target_az"],
            domain_id = _mock.Variables["domain_id"],
            source_vpc_id = _mock.Variables["vpc"],
        },
    };

    private object InstanceOf(string group, string server) =>
        new { protected_instance = new { server_group_id = group, server_id = _mock.Variables[server], name = "orders-db" } };

    // A protected group with one instance.
    private async Task<string> ProtectAsync()
    {
        await CreateGroupAsync();
        _mock.AdvanceUntilIdle();
        var groups = await _client.GetFromJsonAsync<JsonObject>($"/v1/{_mock.ProjectId}/server-groups", Stop);
        var group = (string)groups!["server_groups"]![0]!["id"]!;
        await PostAsync("protected-instances", InstanceOf(group, "server_a"));
        _mock.AdvanceUntilIdle();
        await PostAsync($"server-groups/{group}/action", new JsonObject { ["start-server-group"] = new JsonObject() });
        _mock.AdvanceUntilIdle();
        // A read completes the due jobs.
        await _client.GetStringAsync($"/v1/{_mock.ProjectId}/server-groups", Stop);
        return group;
    }

    private async Task PostAsync(string path, object body)
    {
        using var response = await _client.PostAsJsonAsync($"/v1/{_mock.ProjectId}/{path}", body, Stop);
    }
}
