using SdrsMock.Conformance.Tests.Support;
using SdrsMock.Testing;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Plays the scenario of the main README as it is printed there.</summary>
public sealed class ReadmeScenarioTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public async Task The_scenario_of_the_readme_passes()
    {
        var file = Path.Combine(_folder, "mine.csv");
        await File.WriteAllTextAsync(file, Repository.Samples("README.md", "scenario").Single() + "\n", TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("run", file);

        exit.ShouldBe(0, text);
        text.ShouldContain("CONFORMS");
        text.ShouldContain("5 steps");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
