using System.Text.Json;
using SdrsMock.Conformance.Tests.Support;
using SdrsMock.Testing;
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
        text.ShouldContain("mine.csv:5: 's' fails against the unchanged mock");
        text.ShouldContain("check name=other, got after");
    }

    [Fact]
    public async Task A_known_mutant_that_does_not_exist_is_an_error_with_its_place()
    {
        var (exit, text) = await RunKnownAsync("UpdateProtectionGroupName:lots,typing is hard,2999-01-01");

        exit.ShouldBe(3, text);
        text.ShouldContain("known.csv:2: column mutant: there is no mutant 'UpdateProtectionGroupName:lots'");
        text.ShouldContain("did you mean 'UpdateProtectionGroupName:lost'?");
    }

    [Fact]
    public async Task An_expired_row_is_noted_with_its_place()
    {
        var (_, text) = await RunKnownAsync("UpdateProtectionGroupName:lost,names are not ours,2001-01-01");

        text.ShouldContain("known.csv:2: column until: 2001-01-01 has passed, so UpdateProtectionGroupName:lost counts again");
    }

    [Fact]
    public async Task A_missing_file_of_known_mutants_is_a_usage_error()
    {
        var (exit, text) = await RunAsync(Strict, "--known", "nope.csv");

        exit.ShouldBe(2, text);
        text.ShouldContain("--known: 'nope.csv' is not a file; use a CSV file with the columns mutant, reason and until.");
    }

    [Fact]
    public async Task An_unknown_option_names_the_command_as_it_is_typed()
    {
        var (exit, text) = await CliHarness.RunAsync("mutants", "run", "--endpoint", "http://127.0.0.1:1");

        exit.ShouldBe(2, text);
        text.ShouldContain("mutants run has no option '--endpoint'");
    }

    [Fact]
    public async Task Help_lists_the_exit_codes()
    {
        var (_, text) = await CliHarness.RunAsync("mutants", "run", "--help");

        text.ShouldContain("  3    a scenario file is invalid");
        text.ShouldContain("  4    ");
    }

    [Fact]
    public async Task Parts_have_all_mutants_once()
    {
        var parts = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            var json = Path.Combine(_folder, "part.json");
            await RunAsync(Strict, "--family", "write", "--shard", $"{number}/3", "--json", json);
            parts.AddRange(await ReadIdsAsync(json));
        }

        var all = Path.Combine(_folder, "all.json");
        await RunAsync(Strict, "--family", "write", "--json", all);
        parts.ShouldBe(await ReadIdsAsync(all), ignoreOrder: true);
    }

    [Fact]
    public async Task A_sample_from_a_seed_is_repeatable_and_differs_from_another()
    {
        async Task<IReadOnlyList<string>> SampleAsync(string seed)
        {
            var json = Path.Combine(_folder, "sample.json");
            await RunAsync(Strict, "--family", "rule", "--sample", "5", "--seed", seed, "--json", json);
            return await ReadIdsAsync(json);
        }

        var first = await SampleAsync("7");
        (await SampleAsync("7")).ShouldBe(first);
        (await SampleAsync("8")).ShouldNotBe(first);
    }

    [Fact]
    public async Task An_unnoticed_mutant_comes_with_a_row_that_shows_it()
    {
        var (_, text) = await RunAsync(Strict.Replace(",name=after,,,", ",,,,", StringComparison.Ordinal),
            "--one", "UpdateProtectionGroupName:lost");

        text.ShouldContain("none of your scenarios would notice");
        text.ShouldContain("shows it: ShowProtectionGroup: ");
        text.ShouldContain("curl 'http://127.0.0.1:5080/v1/");
    }

    [Fact]
    public async Task Rows_lists_what_loses_no_mutant()
    {
        var file = Path.Combine(_folder, "mine.csv");
        await File.WriteAllTextAsync(
            file, Strict + "s,5,ShowQuota,,200,,,,\n", TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("mutants", "rows", file, "--family", "write");

        exit.ShouldBe(0, text);
        text.ShouldContain("mine.csv:6: s: ShowQuota: the row");
        text.ShouldNotContain("mine.csv:5");
        text.ShouldNotContain("mine.csv:4", customMessage: "without the change no mutant is noticed");
    }

    [Fact]
    public async Task A_run_against_a_mock_with_a_mutant_says_so()
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => options.Mutant = "UpdateProtectionGroupName:lost", TestContext.Current.CancellationToken);
        var file = Path.Combine(_folder, "mine.csv");
        await File.WriteAllTextAsync(file, Strict, TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("run", file, "--endpoint", mock.Url.ToString());

        exit.ShouldBe(1, text);
        text.ShouldContain("behaves wrong on purpose (mutant UpdateProtectionGroupName:lost)");
    }

    [Theory]
    [InlineData("PI-CREATE-03:skip", "protected-instance-creation.csv")]
    [InlineData("UpdateProtectionGroupName:lost", "protection-groups.csv")]
    [InlineData("CreateProtectionGroup:job-false-failure", "protection-groups.csv")]
    public async Task A_mutant_is_noticed_by_the_same_row_with_another_seed(string id, string file)
    {
        var rows = new List<string?>();
        foreach (var seed in new[] { "1", "77" })
        {
            var json = Path.Combine(_folder, "seed.json");
            var (exit, text) = await CliHarness.RunAsync(
                "mutants", "run", Repository.PathOf($"scenarios/{file}"), "--one", id, "--seed", seed, "--json", json);
            exit.ShouldBe(0, text);
            using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(json, TestContext.Current.CancellationToken));
            rows.Add(report.RootElement.GetProperty("mutants")[0].GetProperty("row").GetString());
        }

        rows.Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
    }

    [Theory]
    [InlineData("--family", "rules", "did you mean 'rule'?")]
    [InlineData("--one", "PI-CREATE-03:skipp", "did you mean 'PI-CREATE-03:skip'?")]
    [InlineData("--operation", "Nothing*", "no mutant matches")]
    [InlineData("--constraint", "PI-CREATE-99", "there is no constraint 'PI-CREATE-99'")]
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

    [Fact]
    public async Task The_list_can_be_filtered_by_constraint_and_written_as_JSON()
    {
        var (exit, text) = await CliHarness.RunAsync("mutants", "list", "--constraint", "PG-GET-*", "--json");

        exit.ShouldBe(0, text);
        using var list = JsonDocument.Parse(text);
        list.RootElement.EnumerateArray().ShouldAllBe(item => item.GetProperty("constraint").GetString()!.StartsWith("PG-GET-"));
        list.RootElement[0].GetProperty("id").GetString().ShouldBe("PG-GET-01:code");
    }

    private static async Task<IReadOnlyList<string>> ReadIdsAsync(string file)
    {
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        return [.. report.RootElement.GetProperty("mutants").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
    }

    private async Task<(int Exit, string Text)> RunKnownAsync(string row)
    {
        var known = Path.Combine(_folder, "known.csv");
        await File.WriteAllTextAsync(known, $"mutant,reason,until\n{row}\n", TestContext.Current.CancellationToken);
        return await RunAsync(Strict, "--one", "UpdateProtectionGroupName:lost", "--known", known);
    }

    private async Task<(int Exit, string Text)> RunAsync(string rows, params string[] options)
    {
        var file = Path.Combine(_folder, "mine.csv");
        await File.WriteAllTextAsync(file, rows, TestContext.Current.CancellationToken);
        return await CliHarness.RunAsync(["mutants", "run", file, .. options]);
    }
}
