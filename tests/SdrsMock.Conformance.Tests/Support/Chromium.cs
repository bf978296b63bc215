using Deque.AxeCore.Commons;
using PuppeteerSharp;

namespace SdrsMock.Conformance.Tests.Support;

/// <summary>The Chromium of the machine, for tests of pages. <c>CHROMIUM</c> can name its path.</summary>
internal static class Chromium
{
    private const int MaxWaitMilliseconds = 30_000;

    private static readonly string? s_path =
        new[]
        {
            Environment.GetEnvironmentVariable("CHROMIUM"),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
        }.FirstOrDefault(File.Exists);

    /// <summary>Starts a browser with its profile in a folder; skips the test where no Chromium is installed.</summary>
    public static async Task<IBrowser> StartAsync(string folder)
    {
        Assert.SkipWhen(s_path is null, "no Chromium is installed; CHROMIUM names one");
        return await Puppeteer.LaunchAsync(new()
        {
            ExecutablePath = s_path,
            UserDataDir = Path.Combine(folder, "profile"),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--lang=en-US",
            ],
        });
    }

    /// <summary>A page of this width in a colour scheme, without an address.</summary>
    public static async Task<IPage> OpenPageAsync(this IBrowser browser, int width, string scheme)
    {
        var page = await browser.NewPageAsync();
        await page.SetViewportAsync(new() { Width = width, Height = 900 });
        await page.EmulateMediaFeaturesAsync([new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);
        return page;
    }

    /// <summary>What axe finds on a page, as sentences.</summary>
    public static async Task<string[]> FindViolationsAsync(this IPage page)
    {
        await page.EvaluateExpressionAsync(new BundledAxeScriptProvider().GetScript());
        return await page.EvaluateExpressionAsync<string[]>(
            "axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(each => `${each.id}: ${each.help}: " +
                "${each.nodes[0].html}`))");
    }

    /// <summary>
    /// Waits until an expression is true. It is evaluated again and again, because the page's policy forbids to wait inside the page.
    /// </summary>
    public static async Task WaitUntilAsync(this IPage page, string expression)
    {
        for (var end = Environment.TickCount64 + MaxWaitMilliseconds; ;)
        {
            try
            {
                if (await page.EvaluateExpressionAsync<bool>($"!!({expression})"))
                {
                    return;
                }
            }
            catch (PuppeteerException) when (Environment.TickCount64 < end)
            {
                // The page was left while the expression was evaluated.
            }

            if (Environment.TickCount64 > end)
            {
                var text = await page.EvaluateExpressionAsync<string>("document.body.innerText");
                throw new TimeoutException($"The page does not fulfil: {expression}\n{text}");
            }

            await Task.Delay(25);
        }
    }

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public static Task<int> GetOverflowAsync(this IPage page) =>
        page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth - innerWidth");
}
