using SdrsMock.Tests.Keystone;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>The catalog of tokens: every service by the types that clients look for, at addresses that work.</summary>
public sealed class CatalogTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Without_host_names_each_companion_service_has_its_own_path()
    {
        var urls = Urls();

        urls["sdrs"].ShouldBe($"http://mock.test/v1/{_mock.ProjectId}");
        urls["identity"].ShouldBe("http://mock.test/v3");
        urls["ecs"].ShouldBe($"http://mock.test/ecs/v1/{_mock.ProjectId}");
        urls["compute"].ShouldBe($"http://mock.test/ecs/v2.1/{_mock.ProjectId}");
        urls["volumev3"].ShouldBe($"http://mock.test/evs/v3/{_mock.ProjectId}");
        urls["network"].ShouldBe("http://mock.test/vpc");
        urls["image"].ShouldBe("http://mock.test/ims");
    }

    [Fact]
    public void A_login_at_a_host_name_returns_the_host_names_of_the_services()
    {
        _mock.BaseUrl = "https://iam.eu-de.otc.t-systems.com:8443";
        var urls = Urls();

        urls["sdrs"].ShouldBe($"https://sdrs.eu-de.otc.t-systems.com:8443/v1/{_mock.ProjectId}");
        urls["identity"].ShouldBe("https://iam.eu-de.otc.t-systems.com:8443/v3");
        urls["compute"].ShouldBe($"https://ecs.eu-de.otc.t-systems.com:8443/v2.1/{_mock.ProjectId}");
        urls["network"].ShouldBe("https://vpc.eu-de.otc.t-systems.com:8443");
    }

    [Fact]
    public void Every_URL_of_the_service_catalog_works()
    {
        var urls = Urls();
        string[] calls =
        [
            $"{urls["compute"]}/servers/detail", $"{urls["ecs"]}/cloudservers/flavors", $"{urls["volumev3"]}/volumes/detail",
            $"{urls["volumev2"]}/volumes",
            $"{urls["volume"]}/volumes", $"{urls["evs"]}/cloudvolumes/detail", $"{urls["network"]}/v2.0/networks",
            $"{urls["network"]}/v1/{_mock.ProjectId}/vpcs",
            $"{urls["vpc"]}/subnets", $"{urls["image"]}/v2/images", $"{urls["imsv2"]}/cloudimages", $"{urls["sdrs"]}/server-groups",
            $"{urls["identity"]}/auth/projects",
        ];

        calls.Where(call => _mock.Call("GET", call["http://mock.test".Length..]).Status != 200).ShouldBeEmpty();
    }

    [Fact]
    public void Only_a_project_token_grants_access_to_a_project()
    {
        var types = Types(new LoginClient(_mock).LogIn(new { domain = new { name = _mock["user_domain"] } }));

        types.ShouldBe(["identity", "network", "image", "imsv2"]);
    }

    [Fact]
    public void Disabled_companion_services_are_not_listed()
    {
        var alone = new MockHarness(options => options.CompanionServices = false);

        Types(new LoginClient(alone).LogIn(LoginClient.Project(alone.ProjectId))).ShouldBe(["sdrs", "identity"]);
    }

    private static List<string?> Types(HarnessResponse response) =>
        [.. response.Json.GetProperty("token").GetProperty("catalog").EnumerateArray().Select(service => service.Text("type"))];

    private Dictionary<string, string> Urls() =>
        new LoginClient(_mock).LogIn(LoginClient.Project(_mock.ProjectId)).Json.GetProperty("token").GetProperty("catalog")
        .EnumerateArray().ToDictionary(service => service.Text("type")!, service => service.GetProperty("endpoints")[0].Text("url")!);
}
