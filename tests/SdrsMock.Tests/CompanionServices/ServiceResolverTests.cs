using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>Whose call it is, where paths collide: by host name, by the service's name in the path, by the path, by the job.</summary>
public sealed class ServiceResolverTests
{
    private readonly MockHarness _mock = new();

    [Theory]
    [InlineData("ecs", "\"code\":\"Common.0011\"")]
    [InlineData("evs", "\"code\":\"Common.0011\"")]
    [InlineData("sdrs", "\"code\":\"404\"")]
    [InlineData("iam", "\"code\":\"404\"")]
    [InlineData("vpc", "\"error_code\":\"APIGW.0101\"")]
    public void The_host_name_selects_the_service_for_any_path(string service, string form)
    {
        _mock.BaseUrl = Otc(service);

        _mock.Call("GET", "/v1/{project_id}/jobs/unknown").Text.ShouldContain(form);
    }

    [Theory]
    [InlineData("/ecs/v1/{project_id}/jobs/unknown", "Common.0011")]
    [InlineData("/evs/v1/{project_id}/jobs/unknown", "Common.0011")]
    [InlineData("/vpc/v1/{project_id}/subnets/unknown", "VPC.0202")]
    [InlineData("/ims/v2/images/unknown", "IMG.0027")]
    [InlineData("/ecs/v1/{project_id}/server-groups", "APIGW.0101")]
    public void A_path_prefix_selects_the_service(string path, string code)
    {
        _mock.Call("GET", path).Error!.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("/v1/{project_id}/cloudservers/unknown", "Ecs.0114")]
    [InlineData("/v1.1/{project_id}/cloudservers/unknown", "Ecs.0114")]
    [InlineData("/v2.1/{project_id}/servers/unknown", "itemNotFound")]
    [InlineData("/v2/{project_id}/cloudvolumes/unknown", "EVS.5404")]
    [InlineData("/v3/{project_id}/volumes/unknown", "itemNotFound")]
    [InlineData("/v3/{project_id}/os-vendor-volumes/unknown", "EVS.5404")]
    [InlineData("/v1/{project_id}/vpcs/unknown", "VPC.0003")]
    [InlineData("/v2.0/ports/unknown", "ResourceNotFound")]
    [InlineData("/v2/images/unknown", "IMG.0027")]
    [InlineData("/v3/auth/unknown", "404")]
    [InlineData("/v1/{project_id}/server-groups/unknown", "SDRS.1013")]
    public void Without_a_host_name_the_path_selects_the_only_possible_service(string path, string code)
    {
        _mock.Call("GET", path).Error!.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("ecs")]
    [InlineData("evs")]
    [InlineData("vpc")]
    [InlineData("ims")]
    public void The_host_name_selects_whose_versions_are_returned(string service)
    {
        _mock.Send("GET", $"/{service}", token: "").Json
            .GetProperty("versions")[0]
            .GetProperty("links")[0]
            .Text("href")
            .ShouldStartWith($"http://mock.test/{service}/v");
        _mock.Call("GET", "/").Json.GetProperty("versions").EnumerateArray().ShouldAllBe(version => version.Text("id") == "v1");

        _mock.BaseUrl = Otc(service);
        _mock.Send("GET", "/", token: "").Json
            .GetProperty("versions")[0]
            .GetProperty("links")[0]
            .Text("href")
            .ShouldStartWith($"{_mock.BaseUrl}/v");
    }

    [Fact]
    public void A_job_is_returned_by_the_service_that_started_it()
    {
        var stopping = _mock.CallSuccessfully(
            "POST", "/v1/{project_id}/cloudservers/action", "{'os-stop':{'servers':[{'id':'{server_a}'}]}}")
            .Text("job_id");
        var growing = _mock.CallSuccessfully(
            "POST", "/v2/{project_id}/cloudvolumes/{volume_a}/action", "{'os-extend':{'new_size':200}}")
            .Text("job_id");
        var group = _mock.PostGroup().Json.Text("job_id");

        _mock.Get($"/jobs/{stopping}").Json.GetProperty("entities").Int("sub_jobs_total").ShouldBe(1);
        _mock.Get($"/jobs/{growing}").Json.GetProperty("entities").Text("volume_id").ShouldBe(_mock["volume_a"]);
        _mock.Get($"/jobs/{group}").Json.Text("job_type").ShouldBe("createProtectionGroupNoCG");

        _mock.BaseUrl = Otc("sdrs");
        _mock.Get($"/jobs/{stopping}").Constraint.ShouldBe("JOB-01");
        _mock.BaseUrl = Otc("evs");
        _mock.Get($"/jobs/{stopping}").Error!.Code.ShouldBe("Common.0011");
        _mock.Get($"/jobs/{growing}").Status.ShouldBe(200);
    }

    [Fact]
    public void A_job_of_another_project_is_not_found()
    {
        var stopping = _mock.CallSuccessfully(
            "POST", "/v1/{project_id}/cloudservers/action", "{'os-stop':{'servers':[{'id':'{server_a}'}]}}")
            .Text("job_id");

        _mock.Send("GET", $"/v1/{new string('a', 32)}/jobs/{stopping}").Constraint.ShouldBe("JOB-01");
    }

    [Theory]
    [InlineData("/v1/{project_id}/cloudservers/detail")]
    [InlineData("/ecs/v1/{project_id}/cloudservers/detail")]
    [InlineData("/v2.0/networks")]
    [InlineData("/v2/images")]
    public void Disabled_companion_services_are_not_served(string path)
    {
        var alone = new MockHarness(options => options.CompanionServices = false);

        alone.Call("GET", path).Error!.Code.ShouldBe("APIGW.0101");
        alone.Call("GET", "/v3/{project_id}/volumes").Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("SDRS's")]
    [InlineData("ECS's")]
    public void Polling_a_job_takes_the_project_lock_once(string whose)
    {
        var time = new CountingTime();
        var mock = new MockHarness(options => options.Clock = new(time));
        var job = whose == "ECS's"
            ? mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers", CompanionServiceCalls.ServerBody()).Text("job_id")
            : mock.PostGroup().Json.Text("job_id");

        // A turn begins with a look at the clock; by a host name the call is addressed without one.
        var byPath = Looks();
        mock.BaseUrl = Otc(whose == "ECS's" ? "ecs" : "sdrs");

        byPath.ShouldBe(Looks());

        int Looks()
        {
            var before = time.Looks;
            mock.Call("GET", $"/v1/{{project_id}}/jobs/{job}").ShouldSucceed();
            return time.Looks - before;
        }
    }

    private static string Otc(string service) => $"https://{service}.eu-de.otc.t-systems.com";

    private sealed class CountingTime : TimeProvider
    {
        public int Looks { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            Looks++;
            return DateTimeOffset.UnixEpoch;
        }
    }
}
