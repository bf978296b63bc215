using System.Net;
using SdrsMock.Tests.Hosting;
using Shouldly;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit;

namespace SdrsMock.Tests.WebConsole;

/// <summary>How the console is served.</summary>
public sealed class ConsoleRequestTests : MockServerTestBase
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };

    [Theory]
    [InlineData("", "text/html; charset=utf-8")]
    [InlineData("app.js", "text/javascript; charset=utf-8")]
    [InlineData("screens/sites.js", "text/javascript; charset=utf-8")]
    [InlineData("console.css", "text/css; charset=utf-8")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task A_file_has_its_type_and_a_strict_policy(string name, string type)
    {
        using var response = await Get($"/__sdrs/ui/{name}");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(type);
        Header(response, "Content-Security-Policy").ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'");
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(response, "Cache-Control").ShouldBe("no-cache");
    }

    [Fact]
    public async Task A_file_that_the_browser_has_is_not_sent_again()
    {
        using var first = await Get("/__sdrs/ui/app.js");
        var tag = first.Headers.ETag!.Tag;

        using var again = await Get("/__sdrs/ui/app.js", ("If-None-Match", $"\"other\", W/{tag}"));
        using var changed = await Get("/__sdrs/ui/app.js", ("If-None-Match", "\"other\""));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await Text(again)).ShouldBeEmpty();
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_GET_and_no_body()
    {
        using var response = await Send(new(HttpMethod.Head, "/__sdrs/ui/app.js"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldNotBeNull().ShouldBePositive();
        (await Text(response)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/__sdrs/ui/nothing.js")]
    [InlineData("/__sdrs/ui/screens/")]
    [InlineData("/__sdrs/ui/..%2fapp.js")]
    [InlineData("/__sdrs/ui/%61pp.js")]
    public async Task An_unknown_file_is_not_found(string path)
    {
        using var response = await Get(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Text(response)).ShouldContain("/__sdrs/ui/");
    }

    [Fact]
    public async Task Other_methods_are_not_allowed()
    {
        using var response = await Send(new(HttpMethod.Post, "/__sdrs/ui/"));

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
    }

    [Fact]
    public async Task The_address_without_a_slash_leads_to_the_console()
    {
        using var response = await Get("/__sdrs/ui");

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(new Uri(Mock.Url, "/__sdrs/ui"), response.Headers.Location!).AbsolutePath.ShouldBe("/__sdrs/ui/");
    }

    [Fact]
    public async Task A_browser_at_the_root_is_led_to_the_console()
    {
        using var response = await Get("/", ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(Mock.Url, response.Headers.Location!).AbsolutePath.ShouldBe("/__sdrs/ui/");
        Mock.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("GET", "application/json")]
    [InlineData("GET", "*/*")]
    [InlineData("HEAD", "text/html")]
    [InlineData("POST", "text/html")]
    public async Task Every_other_caller_of_the_root_gets_the_response_of_the_service(string method, string? accept)
    {
        using var request = new HttpRequestMessage(new(method), "/");
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await Send(request);

        response.StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
        Mock.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stub_at_the_root_wins_over_the_redirect()
    {
        Mock.AddStub(server => server.Given(Request.Create().WithPath("/")).RespondWith(Response.Create().WithBody("mine")));

        using var response = await Get("/", ("Accept", "text/html"));

        (await Text(response)).ShouldBe("mine");
    }

    [Fact]
    public async Task The_files_need_no_admin_token_and_the_calls_do()
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.AdminToken = "secret", Stop);
        using var http = new HttpClient { BaseAddress = mock.Url };

        using var page = await http.GetAsync("/__sdrs/ui/", Stop);
        using var call = await http.GetAsync("/__sdrs/variables", Stop);

        (page.StatusCode, call.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Unauthorized));
        (await Text(page)).ShouldNotContain("secret");
    }

    public override async ValueTask DisposeAsync()
    {
        _handler.Dispose();
        await base.DisposeAsync();
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).ShouldHaveSingleItem();

    private async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        // The raw path is kept, so that encoded characters arrive as they are.
        var address = new Uri(
            Mock.Url.GetLeftPart(UriPartial.Authority) + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Send(request);
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        using var http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = Mock.Url };
        return await http.SendAsync(request, Stop);
    }
}
