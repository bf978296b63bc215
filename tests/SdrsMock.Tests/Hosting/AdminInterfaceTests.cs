using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>WireMock.Net's admin interface as users of WireMock expect it, and the stubs that it does not accept.</summary>
public sealed class AdminInterfaceTests : MockServerTestBase
{
    private const string Stub = """{"Request":{"Path":"/hello","Methods":["GET"]},"Response":{"StatusCode":201}}""";

    [Fact]
    public async Task Reset_removes_the_stubs_and_the_simulation_stays()
    {
        (await Post("/__admin/mappings", Stub)).EnsureSuccessStatusCode();
        (await Get("/hello")).ShouldBe(HttpStatusCode.Created);

        (await Post("/__admin/reset", "")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Get("/hello")).ShouldBe(HttpStatusCode.NotFound);
        (await Get($"/v1/{Mock.ProjectId}/server-groups")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_admin_path_is_not_found(bool withStub)
    {
        if (withStub)
        {
            (await Post("/__admin/mappings", Stub)).EnsureSuccessStatusCode();
        }

        (await Get("/__admin/foo")).ShouldBe(HttpStatusCode.NotFound);
        (await Post("/__admin/foo/bar", "{}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"request":{"method":"GET","urlPath":"/x"},"response":{"status":200}}""")]
    [InlineData("""{"Request":{},"Response":{"StatusCode":200}}""")]
    public async Task A_stub_without_a_condition_is_rejected(string stub)
    {
        var response = await Post("/__admin/mappings", stub);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain("no condition");
        (await Get($"/v1/{Mock.ProjectId}/server-groups")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"Path":{"Matchers":[{"Name":"RegexMatcher","Pattern":"^/v1/([0-9a-f]+)+[!]$"}]}}""")]
    [InlineData("""{"Path":"/v1/*","Body":{"Matcher":{"Name":"RegexMatcher","Pattern":"([0-9a-f]+)+[!]$"}}}""")]
    [InlineData("""{"Path":"/v1/*","Headers":[{"Name":"X-Long","Matchers":[{"Name":"RegexMatcher","Pattern":"^([0-9a-f]+)+[!]$"}]}]}""")]
    [InlineData("""{"Path":"/v1/*","Params":[{"Name":"long","Matchers":[{"Name":"RegexMatcher","Pattern":"^([0-9a-f]+)+[!]$"}]}]}""")]
    [InlineData("""{"Path":"/v1/*","Body":{"Matcher":{"Name":"JsonPartialMatcher","Pattern":{"a":"^([0-9a-f]+)+[!]$"},"Regex":true}}}""")]
    public async Task A_slow_regular_expression_of_a_stub_delays_no_request_for_long(string condition)
    {
        (await Post("/__admin/mappings", "{\"Request\":" + condition + ",\"Response\":{\"StatusCode\":201}}")).EnsureSuccessStatusCode();
        var value = new string('a', 60);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/{Mock.ProjectId}/server-groups?long={value}")
        {
            Content = new StringContent($$"""{"a":"{{value}}"}""", Encoding.UTF8, "application/json"),
            Headers = { { "X-Long", value } },
        };

        // A time-out of the client fails the test; without a limit the match takes longer than any run.
        (await Client.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<HttpStatusCode> Get(string path) => (await Client.GetAsync(new Uri(path, UriKind.Relative), Stop)).StatusCode;

    private Task<HttpResponseMessage> Post(string path, string body) =>
        Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Stop);
}
