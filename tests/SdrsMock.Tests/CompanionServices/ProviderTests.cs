using System.Text;
using System.Text.Json;
using SdrsMock.Tests.Hosting;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>What Terraform providers of Huawei Cloud and Open Telekom Cloud read and write beside SDRS.</summary>
public sealed class ProviderTests : MockServerTestBase
{
    private string Project => Mock.ProjectId;

    [Fact]
    public async Task VPC_v3_lists_and_shows_the_VPCs()
    {
        var vpc = Mock.Variables["vpc"];

        (await GetAsync($"/v3/{Project}/vpc/vpcs")).GetProperty("vpcs").EnumerateArray()
            .ShouldContain(shown => shown.GetProperty("id").GetString() == vpc);
        var found = (await GetAsync($"/v3/{Project}/vpc/vpcs/{vpc}")).GetProperty("vpc");
        found.GetProperty("status").GetString().ShouldBe("ACTIVE");
        found.GetProperty("extend_cidrs").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task VPC_v3_creates_changes_and_deletes_a_VPC()
    {
        var created = await SendAsync(HttpMethod.Post, $"/v3/{Project}/vpc/vpcs", """{"vpc":{"name":"v","cidr":"10.9.0.0/16"}}""", 201);
        var path = $"/v3/{Project}/vpc/vpcs/{created.GetProperty("vpc").GetProperty("id").GetString()}";

        (await SendAsync(HttpMethod.Put, path, """{"vpc":{"name":"w"}}""", 200)).GetProperty("vpc").GetProperty("name").GetString()
            .ShouldBe("w");

        await SendAsync(HttpMethod.Delete, path, null, 204);
        await SendAsync(HttpMethod.Get, path, null, 404);
    }

    [Fact]
    public async Task VPC_v3_creates_and_deletes_a_security_group_rule()
    {
        var group = Mock.Variables["security_group"];
        var body = $$$"""
            {"security_group_rule":{"security_group_id":"{{{group}}}","direction":"ingress","protocol":"tcp","multiport":"80-90"}}
            """;
        var created = await SendAsync(HttpMethod.Post, $"/v3/{Project}/vpc/security-group-rules", body, 201);
        var rule = created.GetProperty("security_group_rule");
        (rule.GetProperty("port_range_min").GetInt32(), rule.GetProperty("multiport").GetString()).ShouldBe((80, "80-90"));
        var path = $"/v3/{Project}/vpc/security-group-rules/{rule.GetProperty("id").GetString()}";

        await SendAsync(HttpMethod.Delete, path, null, 204);
        await SendAsync(HttpMethod.Get, path, null, 404);
    }

    [Theory]
    [InlineData("/v2.0/{0}/vpcs/{1}/tags", "vpc")]
    [InlineData("/v2.0/{0}/subnets/{1}/tags", "subnet")]
    [InlineData("/v2.0/{0}/security-groups/{1}/tags", "security_group")]
    [InlineData("/v2/{0}/os-vendor-volumes/{1}/tags", "volume_a")]
    [InlineData("/v2/{0}/cloudvolumes/{1}/tags", "volume_a")]
    [InlineData("/v1/{0}/servers/{1}/tags", "server_a")]
    [InlineData("/v1/{0}/cloudservers/{1}/tags", "server_a")]
    public async Task Tags_of_a_resource_are_listed(string path, string variable)
    {
        string Format(string id) => path.Replace("{0}", Project, StringComparison.Ordinal).Replace("{1}", id, StringComparison.Ordinal);

        (await GetAsync(Format(Mock.Variables[variable]))).GetProperty("tags").GetArrayLength().ShouldBe(0);
        await SendAsync(HttpMethod.Get, Format("7c7f5d5e-0000-4000-8000-000000000000"), null, 404);
    }

    [Fact]
    public async Task A_disk_keeps_description_metadata_and_tags()
    {
        var created = await SendAsync(HttpMethod.Post, $"/v2/{Project}/volumes", $$$$"""
            {"volume":{"name":"d","size":10,"availability_zone":"{{{{Mock.Variables["source_az"]}}}}","description":"first",
            "metadata":{"a":"1"},"tags":{"k":"v"}}}
            """, 202);
        var id = created.GetProperty("volume").GetProperty("id").GetString();
        var path = $"/v2/{Project}/volumes/{id}";
        ShowLabels(await GetAsync(path)).ShouldBe("""first {"a":"1"} {"k":"v"}""");

        await SendAsync(HttpMethod.Put, path, """{"volume":{"description":"","metadata":{"b":"2"}}}""", 200);
        await SendAsync(HttpMethod.Post, $"/v2/{Project}/os-vendor-volumes/{id}/tags/action",
            """{"action":"create","tags":[{"key":"l","value":"w"}]}""", 204);
        await SendAsync(HttpMethod.Post, $"/v2/{Project}/os-vendor-volumes/{id}/tags/action",
            """{"action":"delete","tags":[{"key":"k"}]}""", 204);

        ShowLabels(await GetAsync($"/v2/{Project}/os-vendor-volumes/{id}")).ShouldBe(""" {"b":"2"} {"l":"w"}""");
        var listed = (await GetAsync($"/v2/{Project}/cloudvolumes/detail?id={id}")).GetProperty("volumes")[0];
        listed.GetProperty("tags").GetProperty("l").GetString().ShouldBe("w");
        (await SendAsync(HttpMethod.Post, $"{path}/metadata", """{"metadata":{"c":"3"}}""", 200)).GetRawText()
            .ShouldBe("""{"metadata":{"b":"2","c":"3"}}""");
    }

    [Fact]
    public async Task A_disk_type_names_its_zones() =>
        (await GetAsync($"/v2/{Project}/types")).GetProperty("volume_types")[0].GetProperty("extra_specs")
            .GetProperty("RESKEY:availability_zones").GetString()!.ShouldContain(Mock.Variables["source_az"]);

    [Theory]
    [InlineData("huawei", "CentOS 7.6 64bit", "Standard_Debian_11_latest")]
    [InlineData("otc", "Standard_Debian_11_latest", "CentOS 7.6 64bit")]
    public async Task Images_and_flavors_have_the_names_of_plans(string edition, string known, string unknown)
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.Edition = edition, Stop);
        using var client = mock.CreateClient();

        var images = await client.GetStringAsync(new Uri("/v2/images", UriKind.Relative), Stop);
        images.ShouldContain(known);
        images.ShouldNotContain(unknown);
        var flavors = await client.GetStringAsync(new Uri($"/v1/{mock.ProjectId}/cloudservers/flavors", UriKind.Relative), Stop);
        flavors.ShouldContain("s2.medium.1");
        flavors.ShouldContain("s3.medium.1");
    }

    [Fact]
    public async Task The_first_domain_of_Open_Telekom_Cloud_has_its_published_name()
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.Edition = "otc", Stop);
        using var client = mock.CreateClient();

        var text = await client.GetStringAsync(new Uri($"/v1/{mock.ProjectId}/active-domains", UriKind.Relative), Stop);

        using var domains = JsonDocument.Parse(text);
        domains.RootElement.GetProperty("domains")[0].GetProperty("name").GetString().ShouldBe("domain_001");
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("X-OpenStack-Nova-API-Version", "2.2", false)]
    [InlineData("X-OpenStack-Nova-API-Version", "2.3", true)]
    [InlineData("OpenStack-API-Version", "compute 2.79", true)]
    [InlineData("OpenStack-API-Version", "compute latest", true)]
    [InlineData("OpenStack-API-Version", "volume 3.50", false)]
    public async Task Nova_shows_what_the_microversion_has(string? header, string? version, bool isShown)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v2.1/{Project}/servers/{Mock.Variables["server_a"]}");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, version);
        }

        using var shown = JsonDocument.Parse(await (await Client.SendAsync(request, Stop)).Content.ReadAsStringAsync(Stop));

        var server = shown.RootElement.GetProperty("server");
        server.GetProperty("os-extended-volumes:volumes_attached")[0].TryGetProperty("delete_on_termination", out _).ShouldBe(isShown);
        server.GetProperty("metadata").GetRawText().ShouldBe("{}");
    }

    private static string ShowLabels(JsonElement response) => response.GetProperty("volume") is var volume
        ? $"{volume.GetProperty("description").GetString()} {volume.GetProperty("metadata").GetRawText()} "
            + volume.GetProperty("tags").GetRawText()
        : "";

    private Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, 200);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body, int status)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        var response = await Client.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        ((int)response.StatusCode).ShouldBe(status, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
