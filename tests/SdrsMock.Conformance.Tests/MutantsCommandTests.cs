using System.Text.Json;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Runs against mutants say which bugs the scenarios would notice.</summary>
public sealed class MutantsCommandTests : IDisposable
{
    private const string Header = "scenario,step,call,with,expect,check,save,within,covers\n";

    private const string Strict = Header
        + "s,1,CreateProtectionGroup,name=orders,200,,job=job_id,,\n"
        + "s,2,ShowJobStatus,job_id={job},200,status=SUCCESS,group=entities.server_group_id,60s,\n"
        + "s,3,UpdateProtectionGroupName,server_group_id={group}; name=after,200,,,,\n"
        + "s,4,ShowProtectionGroup,server_group_id={group},200,name=after,,,\n";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_check_notices_a_mutant()
    {
        var (exit, text) = await RunAsync(Strict, "--one", "UpdateProtectionGroupName:lost", "--min-noticed", "100");

        exit.ShouldBe(0, text);
        text.ShouldContain("1 of 1 bugs noticed (100.0 %)");
    }

    [Fact]
    public async Task Without_the_check_the_mutant_is_unnoticed_with_what_to_do()
    {
        var (exit, text) = await RunAsync(Strict.Replace(",name=after,,,", ",,,,", StringComparison.Ordinal),
            "--one", "UpdateProtectionGroupName:lost", "--min-noticed", "100");

        exit.ShouldBe(1, text);
        text.ShouldContain("unnoticed: UpdateProtectionGroupName:lost");
        text.ShouldContain("UpdateProtectionGroupName succeeds and changes nothing");
        text.ShouldContain("Reached by s.");
        text.ShouldContain("0 of 1 bugs noticed (0.0 %)");
    }

    [Fact]
    public async Task A_mutant_that_no_scenario_reaches_is_not_counted_as_noticed()
    {
        var json = Path.Combine(_folder, "m.json");
        var (exit, text) = await RunAsync(Strict, "--one", "PI-CREATE-03:skip", "--json", json, "--min-noticed", "1");

        exit.ShouldBe(1, text);
        text.ShouldContain("not reached: CreateProtectedInstance (1)");
        text.ShouldContain("0 of 0 bugs noticed (- %), 1 not reached");
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(json, TestContext.Current.CancellationToken));
        report.RootElement.GetProperty("mutants")[0].GetProperty("outcome").GetString().ShouldBe("not_reached");
    }

    [Theory]
    [InlineData("2999-01-01", 0, "1 excused")]
    [InlineData("2001-01-01", 1, "0 excused")]
    public async Task A_known_mutant_is_excused_until_its_date(string until, int expected, string count)
    {
        var known = Path.Combine(_folder, "known.txt");
        await File.WriteAllTextAsync(
            known, $"mutant,reason,until\nUpdateProtectionGroupName:lost,names are not ours,{until}\n",
            TestContext.Current.CancellationToken);

        var (exit, text) = await RunAsync(Strict.Replace(",name=after,,,", ",,,,", StringComparison.Ordinal),
            "--one", "UpdateProtectionGroupName:lost", "--known", known, "--min-noticed", "100");

        exit.ShouldBe(expected, text);
        text.ShouldContain(count);
    }

    [Theory]
    [InlineData("ShowJobStatus:reordered")]
    [InlineData("ShowProtectionGroup:new-member")]
    public async Task A_change_that_clients_must_survive_is_counted_apart(string id)
    {
        var (exit, text) = await RunAsync(Strict, "--one", id);

        exit.ShouldBe(0, text);
        text.ShouldContain("0 of 0 bugs noticed");
        text.ShouldContain("1 of 1 later changes survived");
    }

    [Fact]
    public async Task Scenarios_that_fail_against_the_unchanged_mock_say_nothing()
    {
        var (exit, text) = await RunAsync(Strict.Replace("name=after,,,", "name=other,,,", StringComparison.Ordinal),
            "--one", "UpdateProtectionGroupName:lost");

        exit.ShouldBe(1, text);
        text.ShouldContain("'s' fails against the unchanged mock");
    }

    [Theory]
    [InlineData("--family", "rules", "did you mean 'rule'?")]
    [InlineData("--one", "PI-CREATE-03:skipp", "did you mean 'PI-CREATE-03:skip'?")]
    [InlineData("--operation", "Nothing*", "no mutant matches")]
    public async Task A_wrong_selection_is_a_usage_error(string option, string value, string problem)
    {
        var (exit, text) = await CliHarness.RunAsync("mutants", "list", option, value);

        exit.ShouldBe(2, text);
        text.ShouldContain(problem);
    }

    [Fact]
    public async Task The_list_shows_id_family_and_description()
    {
        var (exit, text) = await CliHarness.RunAsync("mutants", "list", "--family", "write", "--operation", "UpdateProtectionGroup*");

        exit.ShouldBe(0, text);
        text.Trim().ShouldBe(
            "UpdateProtectionGroupName:lost  [write] UpdateProtectionGroupName succeeds and changes nothing");
    }

    private async Task<(int Exit, string Text)> RunAsync(string rows, params string[] options)
    {
        var file = Path.Combine(_folder, "mine.csv");
        await File.WriteAllTextAsync(file, rows, TestContext.Current.CancellationToken);
        return await CliHarness.RunAsync(["mutants", "run", file, .. options]);
    }
}
