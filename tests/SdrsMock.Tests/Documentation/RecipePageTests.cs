using System.Text.RegularExpressions;
using SdrsMock.Testing;
using SharpYaml.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Documentation;

/// <summary>
/// Compares the samples of pages with the files that CI compiles and runs: <c>&lt;!-- source: FILE --&gt;</c> names the file.
/// </summary>
public sealed partial class RecipePageTests
{
    private const string Recipes = "tests/Examples/dotnet/";

    public static TheoryData<string> Pages =>
        [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal) && FindSamples(file).Count > 0)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_sample_is_part_of_its_source(string page)
    {
        foreach (var (source, sample) in FindSamples(page))
        {
            Contains(Repository.Read(source), sample).ShouldBeTrue($"{page} has a sample that is not in {source}:\n{sample}");
        }
    }

    [Fact]
    public void A_sample_that_differs_from_its_source_is_found()
    {
        const string Source = "class A\n{\n    int x;\n\n    int y;\n}\n";

        Contains(Source, "int x;\n\nint y;").ShouldBeTrue();
        Contains(Source, "int x;\nint y;").ShouldBeFalse();
        Contains(Source, "int x;\n\n  int y;").ShouldBeFalse();
        Contains(Source, "int z;").ShouldBeFalse();
    }

    [Fact]
    public void Each_recipe_is_built_run_and_shown()
    {
        var projects = Repository.Files.Where(file => file.StartsWith(Recipes, StringComparison.Ordinal)
            && file.EndsWith(".csproj", StringComparison.Ordinal)).Select(file => file[Recipes.Length..]).ToList();
        var (solution, script) = (Repository.Read($"{Recipes}Recipes.slnx"), Repository.Read($"{Recipes}run.sh"));
        var shown = Pages.SelectMany(page => FindSamples(page.Data)).Select(sample => sample.Source).ToHashSet();

        projects.Count.ShouldBeGreaterThan(5);
        foreach (var project in projects)
        {
            var name = project.Split('/')[0];
            solution.ShouldContain($"\"{project}\"");
            shown.ShouldContain(source => source.StartsWith($"{Recipes}{name}/", StringComparison.Ordinal), $"no page shows {project}");
            var isTest = Repository.Read(Recipes + project).Contains("<IsTestProject>true<", StringComparison.Ordinal);
            script.Contains($"recipe {name} ", StringComparison.Ordinal).ShouldBe(isTest, $"run.sh and {project}");
        }
    }

    [Theory]
    [InlineData("mock/Hosting/CI.md", 4)]
    [InlineData(".ci/action/action.yml", 1)]
    [InlineData(".ci/gitlab/sdrs-mock.yml", 2)]
    public void Yaml_can_be_parsed(string file, int documents)
    {
        var text = Repository.Read(file);
        var blocks = file.EndsWith(".md", StringComparison.Ordinal) ? [.. YamlBlock().Matches(text).Select(match => match.Groups[1].Value)]
            : text.Split("\n---\n");

        blocks.Length.ShouldBe(documents);
        foreach (var block in blocks)
        {
            var parsed = YamlStream.Load(new StringReader(block)).ToList();
            parsed.ShouldHaveSingleItem().Contents.ShouldBeOfType<YamlMapping>().Count.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void The_action_hands_each_input_to_a_script_or_an_upload()
    {
        var action = Repository.Read(".ci/action/action.yml");
        var inputs = action.Split("\noutputs:")[0];

        foreach (var name in ActionInput().Matches(inputs).Select(match => match.Groups[1].Value))
        {
            action.ShouldContain($"inputs.{name}", Case.Sensitive);
        }

        ActionInput().Count(inputs).ShouldBe(4);
    }

    private static List<(string Source, string Sample)> FindSamples(string page) =>
        [.. Sample().Matches(Repository.Read(page)).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    // The sample is not indented; the source may be, by the same width in each line.
    private static bool Contains(string source, string sample)
    {
        var (lines, wanted) = (source.Split('\n'), sample.Split('\n'));
        for (var start = 0; start + wanted.Length <= lines.Length; start++)
        {
            var width = lines[start].Length - wanted[0].Length;
            if (width >= 0 && Enumerable.Range(0, wanted.Length).All(number => lines[start + number] == Indented(wanted[number], width)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Indented(string line, int width) => line.Length == 0 ? line : new string(' ', width) + line;

    [GeneratedRegex(@"^```yaml\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex("^  ([a-z]+):$", RegexOptions.Multiline)]
    private static partial Regex ActionInput();

    [GeneratedRegex(@"^<!-- source: (\S+) -->\n```\w*\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Sample();
}
