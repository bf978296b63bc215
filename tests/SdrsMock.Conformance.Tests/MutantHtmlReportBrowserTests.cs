using PuppeteerSharp;
using SdrsMock.Conformance.Mutants.Reports;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The HTML report of a run against mutants in a real browser. The tests are skipped without Chromium.</summary>
public sealed class MutantHtmlReportBrowserTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _browser = await Chromium.StartAsync(_folder);
        await using var page = File.Create(Path.Combine(_folder, "mutants.html"));
        MutantHtmlReport.Write(MutantReportTests.Sample(), page);
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
    public async Task The_page_is_accessible_and_fits_the_window(int width, string scheme)
    {
        await using var page = await OpenAsync(width, scheme);
        await page.EvaluateExpressionAsync("document.querySelectorAll('details').forEach(each => each.open = true)");

        (await page.FindViolationsAsync()).ShouldBeEmpty();
        (await page.GetOverflowAsync()).ShouldBeLessThanOrEqualTo(0);
    }

    private async Task<IPage> OpenAsync(int width, string scheme)
    {
        var page = await _browser!.OpenPageAsync(width, scheme);
        await page.SetBypassCSPAsync(true);
        await page.GoToAsync(new Uri(Path.Combine(_folder, "mutants.html")).AbsoluteUri);
        return page;
    }
}
