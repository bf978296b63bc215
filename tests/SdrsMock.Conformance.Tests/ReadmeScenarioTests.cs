using SdrsMock.Conformance.Tests.Support;
using SdrsMock.Testing;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Checks that the samples of the READMEs work: the scenario of the main one, and the test class of the runner's.</summary>
public sealed class ReadmeScenarioTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public async Task The_scenario_of_the_readme_passes()
    {
        var file = Path.Combine(_folder, "mine.csv");
        var sample = Repository.Samples("README.md", "scenario").Single() + "\n";
        await File.WriteAllTextAsync(file, sample, TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("run", file);

        exit.ShouldBe(0, text);
        text.ShouldContain("CONFORMS");
        text.ShouldContain("5 steps");
    }

    [Fact]
    public void The_class_of_the_runners_readme_is_compiled()
    {
        var compiled = Repository.Read("tests/SdrsMock.Conformance.Tests/LibraryUsageTests.cs").Split('\n')
            .SkipWhile(line => line != "// <sample>").Skip(1).TakeWhile(line => line != "// </sample>");

        Repository.Samples("conformance/README.md", "csharp").Single().ShouldBe(string.Join('\n', compiled));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
