using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PuppeteerSharp;
using Shouldly;

namespace SdrsMock.Conformance.Tests.Support;

/// <summary>
/// The console of the mock in a real browser. The tests are skipped without Chromium. Each has a mock of its own, whose clock is frozen.
/// </summary>
public abstract class ConsoleTestBase : IAsyncLifetime
{
    private IBrowser? _browser;

    private protected ConsoleTestBase()
    {
    }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected string Folder { get; } = Directory.CreateTempSubdirectory().FullName;

    protected IBrowser Browser => _browser!;

    protected SdrsMockServer Mock { get; set; } = null!;

    protected HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _browser = await Chromium.StartAsync(Folder);
        Mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        Client = Mock.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            Client.Dispose();
            await Mock.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static async Task ClickAsync(IPage page, string text)
    {
        var find = "[...document.querySelectorAll('dialog[open] button, button')].find(each => !each.disabled && each.textContent === "
            + $"'{text}' && (each.closest('dialog') || !document.querySelector('dialog[open]')))";
        await page.WaitUntilAsync(find);
        await page.EvaluateExpressionAsync($"{find}.click()");
    }

    protected static async Task TabToAsync(IPage page, string condition)
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

    protected async Task<IPage> OpenAsync(string screen)
    {
        var page = await Browser.OpenPageAsync(1280, "light");
        await ShowAsync(page, screen);
        return page;
    }

    // The hash alone would not load the page again.
    protected async Task ShowAsync(IPage page, string screen)
    {
        await page.GoToAsync($"{Mock.Url}__sdrs/ui/#/{screen}");
        await page.WaitUntilAsync("document.querySelector('main h1')");
    }

    protected async Task SkipUnlessServedAsync(string call)
    {
        using var response = await Client.GetAsync(new Uri($"/__sdrs/{call}", UriKind.Relative), Stop);
        Assert.SkipWhen(response.StatusCode is HttpStatusCode.NotFound, $"the mock does not serve {call}");
    }

    protected async Task CreateGroupAsync() => await PostAsync("server-groups", Group());

    protected object Group() => new
    {
        server_group = new
        {
            name = "orders",
            source_availability_zone = Mock.Variables["source_az"],
            target_availability_zone = Mock.Variables["target_az"],
            domain_id = Mock.Variables["domain_id"],
            source_vpc_id = Mock.Variables["vpc"],
        },
    };

    protected object InstanceOf(string group, string server) =>
        new { protected_instance = new { server_group_id = group, server_id = Mock.Variables[server], name = "orders-db" } };

    // A protected group with one instance.
    protected async Task<string> ProtectAsync()
    {
        await CreateGroupAsync();
        Mock.AdvanceUntilIdle();
        var groups = await Client.GetFromJsonAsync<JsonObject>($"/v1/{Mock.ProjectId}/server-groups", Stop);
        var group = (string)groups!["server_groups"]![0]!["id"]!;
        await PostAsync("protected-instances", InstanceOf(group, "server_a"));
        Mock.AdvanceUntilIdle();
        await PostAsync($"server-groups/{group}/action", new JsonObject { ["start-server-group"] = new JsonObject() });
        Mock.AdvanceUntilIdle();
        // A read completes the due jobs.
        await Client.GetStringAsync($"/v1/{Mock.ProjectId}/server-groups", Stop);
        return group;
    }

    protected async Task PostAsync(string path, object body)
    {
        using var response = await Client.PostAsJsonAsync($"/v1/{Mock.ProjectId}/{path}", body, Stop);
    }
}
