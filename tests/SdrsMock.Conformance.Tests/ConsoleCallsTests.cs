using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The console's screens Calls and Faults.</summary>
public sealed class ConsoleCallsTests : ConsoleTestBase
{
    [Fact]
    public async Task A_rejection_is_explained_and_can_be_mended_in_the_draft()
    {
        var group = await ProtectAsync();
        await PostAsync("protected-instances", InstanceOf(group, "server_a"));
        await using var page = await OpenAsync($"calls?call={Mock.Requests[^1].RequestId}");
        await page.WaitUntilAsync("document.querySelector('.verdict.rejected')?.textContent.includes('PI-CREATE-03')");
        (await page.EvaluateExpressionAsync<string>("document.querySelector('.check.violated code').textContent")).ShouldBe("PI-CREATE-03");
        (await page.EvaluateExpressionAsync<string>("document.querySelector('.editor mark').textContent"))
            .ShouldBe($"\"{Mock.Variables["server_a"]}\"");
        var calls = Mock.Requests.Count;

        await page.EvaluateFunctionAsync(
            "(from, to) => { const area = document.querySelector('.editor textarea'); area.value = area.value.replace(from, to); "
                + "area.dispatchEvent(new Event('input')); }",
            Mock.Variables["server_a"],
            Mock.Variables["server_b"]);
        await ClickAsync(page, "Judge");

        await page.WaitUntilAsync("document.querySelector('.verdict.accepted')");
        Mock.Requests.Count.ShouldBe(calls, "judging sends nothing");
        await ClickAsync(page, "Send");
        await page.WaitUntilAsync("document.querySelector('.response .chip')?.textContent.includes('200')");
        Mock.Requests.Count.ShouldBe(calls + 1);
    }

    [Fact]
    public async Task A_long_journal_is_shown_as_a_window()
    {
        const int count = 5000;
        await using var mock = await SdrsMockServer.StartAsync(options => options.JournalSize = 2 * count, Stop);
        using var client = mock.CreateClient();
        await Parallel.ForAsync(0, count, Stop, async (number, stop) =>
            (await client.GetAsync(new Uri($"/v1/{mock.ProjectId}/server-groups?limit={number % 9}", UriKind.Relative), stop)).Dispose());
        await using var page = await Browser.OpenPageAsync(1280, "light");
        await page.GoToAsync($"{mock.Url}__sdrs/ui/#/calls");
        await page.WaitUntilAsync($"document.querySelector('.list')?.getAttribute('aria-rowcount') === '{count + 1}'");

        await page.EvaluateExpressionAsync("document.querySelector('.list').scrollTop = 1e9");

        await page.WaitUntilAsync($"document.querySelector('.list-row:last-child').getAttribute('aria-rowindex') === '{count + 1}'");
        (await page.EvaluateExpressionAsync<int>("document.querySelectorAll('.list-row').length")).ShouldBeLessThan(100);
    }

    [Fact]
    public async Task A_copied_row_is_a_scenario_that_passes()
    {
        await using var page = await OpenAsync("calls");
        var row = await page.EvaluateFunctionAsync<string>(
            "async (project, group) => { const drafts = await import(new URL('parts/drafts.js', location.href)); "
                + "await drafts.variables.ready(); return drafts.asCsvRow({ method: 'POST', path: `/v1/${project}/server-groups`, "
                + "body: JSON.stringify(group, null, 2) }, { status: 200, operation: 'CreateProtectionGroup' }); }",
            Mock.ProjectId,
            Group());
        var file = Path.Combine(Folder, "copied.csv");
        await File.WriteAllTextAsync(file, $"scenario,step,call,with,expect,check,save,within,covers,note\n{row}\n", Stop);

        var (exit, text) = await CliHarness.RunAsync("run", file);
        exit.ShouldBe(0, $"{row}\n{text}");
        row.ShouldContain("{project_id}");
    }

    [Fact]
    public async Task A_rule_is_previewed_added_and_deleted()
    {
        await CreateGroupAsync();
        await using var page = await OpenAsync("faults?operation=CreateProtectionGroup");
        await page.WaitUntilAsync("document.querySelector('.preview')?.textContent.includes('1 of the last 1')");

        await ClickAsync(page, "Add the rule");
        await page.WaitUntilAsync("document.querySelector('.small-cards .card')?.textContent.includes('status=503')");
        Mock.Faults.All.ShouldHaveSingleItem().Operation.ShouldBe("CreateProtectionGroup");
        await ClickAsync(page, "Delete");

        await page.WaitUntilAsync("!document.querySelector('.small-cards')");
        Mock.Faults.All.ShouldBeEmpty();
    }
}
