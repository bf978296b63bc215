using System.Net;
using System.Text;
using SdrsMock.Tests.Hosting;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Mutants;

/// <summary>The control plane lists mutants, and switches them on and off.</summary>
public sealed class MutantsEndpointTests : MockServerTestBase
{
    private string Mutant => $"/__sdrs/mutant?project_id={Mock.ProjectId}";

    [Fact]
    public async Task A_mutant_is_set_shown_and_cleared()
    {
        using var set = await Client.PutAsync(Mutant, Body("""{"id":"PG-GET-01:status"}"""), Stop);
        set.StatusCode.ShouldBe(HttpStatusCode.OK);
        set.Headers.GetValues("X-Sdrs-Mock").Single().ShouldEndWith("; mutant=PG-GET-01:status");

        (await Client.GetAsync($"{Groups}/unknown", Stop)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Text(await Client.GetAsync(Mutant, Stop))).ShouldBe("""{"id":"PG-GET-01:status","strikes":1}""");

        (await Client.DeleteAsync(Mutant, Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Client.GetAsync($"{Groups}/unknown", Stop)).StatusCode.ShouldNotBe(HttpStatusCode.Conflict);
        (await Text(await Client.GetAsync(Mutant, Stop))).ShouldBe("""{"id":null,"strikes":0}""");
    }

    [Theory]
    [InlineData("?constraint=PG-GET-01", "PG-GET-01:code PG-GET-01:status")]
    [InlineData("?family=write&operation=UpdateProtectionGroupName", "UpdateProtectionGroupName:lost")]
    public async Task Mutants_are_filtered(string query, string ids)
    {
        var list = (await Json(await Client.GetAsync($"/__sdrs/mutants{query}", Stop))).GetProperty("mutants");

        string.Join(' ', list.EnumerateArray().Select(mutant => mutant.GetProperty("id").GetString())).ShouldBe(ids);
    }

    [Theory]
    [InlineData("""{"id":"nonsense"}""", "'nonsense' is unknown")]
    [InlineData("""{"id":7}""", "send {")]
    [InlineData("""{}""", "send {")]
    [InlineData("", "send {")]
    public async Task Wrong_input_is_explained(string body, string problem)
    {
        using var response = await Client.PutAsync(Mutant, Body(body), Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Json(response)).GetProperty("error").GetString()!.ShouldContain(problem);
    }

    [Fact]
    public async Task A_deleted_project_takes_its_mutant_along()
    {
        var project = Mock.CreateProject();
        var path = $"/__sdrs/mutant?project_id={project.Id}";
        await Client.PutAsync(path, Body("""{"id":"PG-GET-01:status"}"""), Stop);

        await project.DisposeAsync();

        (await Text(await Client.GetAsync(path, Stop))).ShouldBe("""{"id":null,"strikes":0}""");
    }

    [Fact]
    public async Task A_wrong_family_is_explained()
    {
        using var response = await Client.GetAsync("/__sdrs/mutants?family=rules", Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Text(response)).ShouldContain("evolution");
    }

    [Theory]
    [InlineData("operation=ShowQuotas", "did you mean \\\"ShowQuota\\\"?")]
    [InlineData("constraint=PI-CREATE-99", "is not a constraint")]
    [InlineData("reached=yes", "use true or leave it out")]
    public async Task A_wrong_filter_is_explained(string query, string problem)
    {
        using var response = await Client.GetAsync($"/__sdrs/mutants?{query}", Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Text(response)).ShouldContain(problem);
    }

    [Fact]
    public async Task Observed_calls_show_which_mutants_they_reach()
    {
        (await Client.GetAsync("/__sdrs/mutants?reached=true", Stop)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var observe = await Client.PutAsync("/__sdrs/mutant", Body("""{"observe":true}"""), Stop);
        observe.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await Client.GetAsync($"{Groups}/unknown", Stop);

        var reached = (await Json(await Client.GetAsync("/__sdrs/mutants?reached=true&family=rule", Stop))).GetProperty("mutants");
        reached.EnumerateArray().Select(mutant => (mutant.GetProperty("id").GetString(), mutant.GetProperty("changes").GetBoolean()))
            .ShouldBe([("PG-GET-01:code", true), ("PG-GET-01:status", true)]);
    }

    [Fact]
    public async Task Many_mutants_run_at_once_each_in_its_own_project()
    {
        string[] ids = ["PG-GET-01:status", "UpdateProtectionGroupName:lost", "ListProtectionGroups:count-off"];
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(async number =>
        {
            await using var project = Mock.CreateProject();
            project.Mutants.Set(ids[number % ids.Length]);
            using var client = project.CreateClient();
            var unknown = await client.GetAsync($"/v1/{project.Id}/server-groups/unknown", Stop);
            var list = await Json(await client.GetAsync($"/v1/{project.Id}/server-groups", Stop));
            return (project.Mutants.Current, Unknown: (int)unknown.StatusCode, Count: list.GetProperty("count").GetInt32());
        }));

        results.ShouldAllBe(result => result.Unknown == (result.Current == ids[0] ? 409 : 400));
        results.ShouldAllBe(result => result.Count == (result.Current == ids[2] ? 1 : 0));
        Mock.Mutants.Current.ShouldBeNull();
        Mock.Mutants.All.ShouldContain(mutant => mutant.Id == ids[0] && mutant.Family == "rule");
    }

    [Fact]
    public async Task A_mock_with_a_state_file_has_no_mutants()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");
        try
        {
            await using var mock = await SdrsMockServer.StartAsync(options => options.State = file, Stop);
            using var client = mock.CreateClient();
            using var response = await client.PutAsync("/__sdrs/mutant", Body("""{"id":"PG-GET-01:status"}"""), Stop);

            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await Text(response)).ShouldContain("state file");
        }
        finally
        {
            Directory.EnumerateFiles(Path.GetTempPath(), $"{Path.GetFileName(file)}*").ToList().ForEach(File.Delete);
        }
    }

    private static StringContent Body(string text) => new(text, Encoding.UTF8, "application/json");
}
