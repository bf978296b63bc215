using System.Net;
using Shouldly;

namespace SdrsMock.Client.Tests;

public sealed class ReroutingTests
{
    private static readonly Uri s_cloud = new("https://sdrs.cn-north-4.myhuaweicloud.com");

    [Fact]
    public async Task A_client_configured_for_the_cloud_reaches_the_mock()
    {
        await using var mock = await MockFixture.StartAsync();
        var login = mock.Login() with { Iam = new("https://iam.cn-north-4.myhuaweicloud.com/v3") };
        using var inner = new SocketsHttpHandler().ReroutedTo(mock.Url);
        using var byLogin = SdrsClient.WithLogin(s_cloud, mock.ProjectId, login, inner, mock.Clock);
        using var byKeys = SdrsClient.WithKeys(s_cloud, mock.ProjectId, mock.Keys(), inner);

        await byLogin.ShowQuotaAsync(TestContext.Current.CancellationToken);
        await byKeys.ShowQuotaAsync(TestContext.Current.CancellationToken);

        mock.Requests.Select(entry => entry.Status).ShouldBe([201, 200, 200]);
    }

    [Theory]
    [InlineData("https://sdrs.eu-de.otc.t-systems.com/v1/p?a=%20b", "http://127.0.0.1:5080/v1/p?a=%20b", "sdrs.eu-de.otc.t-systems.com")]
    [InlineData("http://IAM.EU-WEST-101.myhuaweicloud.eu:8080/v3", "http://127.0.0.1:5080/v3", "iam.eu-west-101.myhuaweicloud.eu:8080")]
    [InlineData("https://example.com/v1", "https://example.com/v1", null)]
    [InlineData("https://notmyhuaweicloud.com/v1", "https://notmyhuaweicloud.com/v1", null)]
    public async Task Only_requests_to_the_cloud_are_rerouted(string asked, string went, string? host)
    {
        var wire = new RecordingHandler(HttpStatusCode.OK, "{}");
        using var http = new HttpClient(wire.ReroutedTo(new("http://127.0.0.1:5080")));

        await http.GetAsync(new Uri(asked), TestContext.Current.CancellationToken);

        wire.Calls
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(call => call.Url.AbsoluteUri.ShouldBe(went), call => call.Host.ShouldBe(host));
    }

    [Fact]
    public async Task Other_host_suffixes_can_be_configured()
    {
        var wire = new RecordingHandler(HttpStatusCode.OK, "{}");
        using var http = new HttpClient(new RerouteHandler(new("http://127.0.0.1:5080"), wire, "sdrs.internal"));

        await http.GetAsync(new Uri("https://sdrs.internal/v1"), TestContext.Current.CancellationToken);
        await http.GetAsync(s_cloud, TestContext.Current.CancellationToken);

        wire.Calls.Select(call => call.Url.Host).ShouldBe(["127.0.0.1", "sdrs.cn-north-4.myhuaweicloud.com"]);
    }
}
