using PuppeteerSharp;
using PuppeteerSharp.Media;
using SdrsMock.Conformance.Reports.Html;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>
/// Tests of the HTML report in a real browser. They are skipped without Chromium.
/// </summary>
public sealed class HtmlReportBrowserTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _browser = await Chromium.StartAsync(_folder);
        await using (var page = File.Create(Path.Combine(_folder, "report.html")))
        {
            HtmlReport.Write(SampleRuns.Report(), page);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(1400, "light")]
    [InlineData(1400, "dark")]
    [InlineData(390, "light")]
    [InlineData(390, "dark")]
    public async Task The_page_is_accessible_and_fits_the_window_when_all_details_are_open(int width, string scheme)
    {
        await using var page = await OpenAsync(width, scheme);
        await page.EvaluateExpressionAsync("document.querySelectorAll('details').forEach(each => each.open = true)");

        (await page.FindViolationsAsync()).ShouldBeEmpty();
        (await page.GetOverflowAsync()).ShouldBeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task Search_text_and_outcomes_filter_the_scenarios()
    {
        await using var page = await OpenAsync(1400, "light");

        await page.ClickAsync("input[value=Passed]");
        (await ShownAsync(page)).ShouldBe("3 of 4 scenarios");
        await page.TypeAsync("#find", "lacks");
        await page.WaitForFunctionAsync("() => document.getElementById('shown').textContent === '1 of 4 scenarios'");
        (
            await page.EvaluateExpressionAsync<string>(
                "[...document.querySelectorAll('.scenario:not([hidden])')].map(each => each.dataset.outcome).join()"))
            .ShouldBe("Skipped");
    }

    [Fact]
    public async Task Steps_of_a_passed_scenario_are_shown_when_it_is_opened_and_found_by_the_search()
    {
        await using var page = await OpenAsync(1400, "light");
        (await page.EvaluateExpressionAsync<int>("document.querySelectorAll('[data-outcome=Passed] .step').length")).ShouldBe(0);

        await page.TypeAsync("#find", "passed row as written");
        await page.WaitForFunctionAsync("() => document.getElementById('shown').textContent === '0 of 4 scenarios'");
        await page.EvaluateExpressionAsync("document.getElementById('find').value = ''");
        await page.TypeAsync("#find", "showquota");
        await page.WaitForFunctionAsync("() => document.getElementById('shown').textContent === '3 of 4 scenarios'");
        await page.ClickAsync("#open");

        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-outcome=Passed] .step').length === 1");
        (await page.EvaluateExpressionAsync<string>("document.querySelector('[data-outcome=Passed] .exchange').textContent"))
            .ShouldContain("HTTP 200");
    }

    [Fact]
    public async Task The_page_can_be_printed_to_PDF()
    {
        await using var page = await OpenAsync(1400, "light");

        (await page.PdfDataAsync(new() { Format = PaperFormat.A4 })).Length.ShouldBeGreaterThan(10_000);
    }

    private async Task<IPage> OpenAsync(int width, string scheme)
    {
        var page = await _browser!.OpenPageAsync(width, scheme);
        await page.SetBypassCSPAsync(true);
        await page.GoToAsync(new Uri(Path.Combine(_folder, "report.html")).AbsoluteUri);
        return page;
    }

    private static Task<string> ShownAsync(IPage page) =>
        page.EvaluateExpressionAsync<string>("document.getElementById('shown').textContent");
}
