using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>The filters of the journal, and how the control plane rejects what it does not know.</summary>
public sealed class RequestFilterTests : MockServerTestBase
{
    [Theory]
    [InlineData("", "POST,GET,GET")]
    [InlineData("?status=200", "GET")]
    [InlineData("?status=4xx", "POST,GET")]
    [InlineData("?status=400", "POST,GET")]
    [InlineData("?status=5XX", "")]
    [InlineData("?operation=ListProtectionGroups", "GET")]
    [InlineData("?constraint=PG-GET-01", "GET")]
    [InlineData("?method=post", "POST")]
    [InlineData("?text=UNKNOWN-ID", "GET")]
    [InlineData("?method=GET&status=4xx", "GET")]
    [InlineData("?limit=2", "POST,GET")]
    [InlineData("?since=1999-01-01T00:00:00Z", "POST,GET,GET")]
    [InlineData("?since=2999-01-01T00:00:00Z", "")]
    public async Task A_filter_selects_requests(string query, string methods)
    {
        await MakeRequestsAsync();

        using var journal = await ReadAsync($"/__sdrs/requests{query}");

        string.Join(',', Methods(journal)).ShouldBe(methods);
    }

    [Fact]
    public async Task A_cursor_leads_through_the_pages()
    {
        await MakeRequestsAsync();
        using var first = await ReadAsync("/__sdrs/requests?limit=2");
        var cursor = first.RootElement.GetProperty("next").GetString();

        using var second = await ReadAsync($"/__sdrs/requests?limit=2&after={cursor}");

        Methods(second).ShouldBe(["GET"]);
        second.RootElement.TryGetProperty("next", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("requests?status=abc", HttpStatusCode.BadRequest, "status")]
    [InlineData("requests?status=4", HttpStatusCode.BadRequest, "status")]
    [InlineData("requests?limit=0", HttpStatusCode.BadRequest, "limit")]
    [InlineData("requests?since=yesterday", HttpStatusCode.BadRequest, "since")]
    [InlineData("requests?after=unknown", HttpStatusCode.NotFound, "unknown")]
    [InlineData("requests?operation=ListProtectionGroup", HttpStatusCode.BadRequest, "ListProtectionGroups")]
    [InlineData("requests?constraint=PG-GET-1", HttpStatusCode.BadRequest, "is not a constraint")]
    [InlineData("jobs?operation=createprotectiongroup", HttpStatusCode.BadRequest, "did you mean")]
    [InlineData("jobs?operation=ecz", HttpStatusCode.BadRequest, "ecs")]
    [InlineData("jobs?operation=ecs", HttpStatusCode.OK, "jobs")]
    [InlineData("requests?colour=red", HttpStatusCode.BadRequest, "colour")]
    [InlineData("variables?status=400", HttpStatusCode.BadRequest, "status")]
    [InlineData("inventory?limit=1", HttpStatusCode.BadRequest, "limit")]
    [InlineData("clock?x=1", HttpStatusCode.BadRequest, "x")]
    [InlineData("faults?x=1", HttpStatusCode.BadRequest, "x")]
    [InlineData("state?x=1", HttpStatusCode.BadRequest, "x")]
    [InlineData("coverage?x=1", HttpStatusCode.BadRequest, "x")]
    [InlineData("openapi.json?x=1", HttpStatusCode.BadRequest, "x")]
    [InlineData("health?x=1", HttpStatusCode.BadRequest, "x")]
    [InlineData("variables/token", HttpStatusCode.NotFound, "GET /__sdrs/variables")]
    [InlineData("clock/now", HttpStatusCode.NotFound, "POST /__sdrs/clock")]
    [InlineData("health/alive", HttpStatusCode.NotFound, "/__sdrs/health/live")]
    [InlineData("inventory/a/b/c", HttpStatusCode.NotFound, "/__sdrs/inventory/{kind}/{id}")]
    [InlineData("reset", HttpStatusCode.MethodNotAllowed, "GET")]
    public async Task What_the_control_plane_does_not_know_is_rejected_in_words(string call, HttpStatusCode status, string word)
    {
        var response = await Client.GetAsync(new Uri($"/__sdrs/{call}", UriKind.Relative), Stop);

        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain(word);
    }

    [Fact]
    public async Task A_source_is_a_title_that_a_reader_finds()
    {
        await MakeRequestsAsync();

        using var journal = await ReadAsync("/__sdrs/requests?constraint=PG-GET-01");

        journal.RootElement.GetProperty("requests")[0].GetProperty("source").GetString()!.ShouldContain("API Reference");
    }

    private async Task MakeRequestsAsync()
    {
        await Client.PostAsync(new Uri($"/v1/{Mock.ProjectId}/server-groups", UriKind.Relative), new StringContent("x"), Stop);
        await Client.GetAsync(new Uri($"/v1/{Mock.ProjectId}/server-groups", UriKind.Relative), Stop);
        await Client.GetAsync(new Uri($"/v1/{Mock.ProjectId}/server-groups/unknown-id", UriKind.Relative), Stop);
    }

    private async Task<JsonDocument> ReadAsync(string path) =>
        JsonDocument.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative), Stop));

    private static IEnumerable<string> Methods(JsonDocument journal) =>
        journal.RootElement.GetProperty("requests").EnumerateArray().Select(entry => entry.GetProperty("method").GetString()!);
}
