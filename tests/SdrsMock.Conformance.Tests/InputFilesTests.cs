using System.Diagnostics;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Names in scenario files and in folders lead to no device, no pipe, no loop and no file elsewhere.</summary>
public sealed class InputFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory().FullName;
    private readonly string _folder;

    public InputFilesTests()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_root, "scenarios")).FullName;
        File.WriteAllText(Path.Combine(_root, "outside.csv"), "name\nleaked\n");
        File.WriteAllText(Path.Combine(_folder, "a.csv"), "scenario,step,call\na,1,ShowQuota\n");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("../outside.csv")]
    [InlineData("data/../../outside.csv")]
    [InlineData("{root}/outside.csv")]
    [InlineData("link.csv")]
    [InlineData("linked/outside.csv")]
    public void A_data_file_is_below_the_folder_of_the_scenario_file(string data)
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "link.csv"), Path.Combine(_root, "outside.csv"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "linked"), _root);
        var file = Path.Combine(_folder, "b.csv");
        File.WriteAllText(file, $"scenario,step,call,data\nb,1,ShowQuota,{data.Replace("{root}", _root, StringComparison.Ordinal)}\n");

        var exception = Should.Throw<ScenarioFileException>(() => ScenarioFile.Load(file));

        exception.Message.ShouldContain("is outside the folder of the scenario file; move the data file into that folder");
        exception.Message.ShouldNotContain("leaked");
    }

    [Fact]
    public void A_folder_that_contains_itself_is_read_once()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder, "loop"), _folder);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "up"), _root);

        ScenarioFile.LoadAll(Path.Combine(_folder, "a.csv")).Count.ShouldBe(1);
        ScenarioFile.GetFiles(_folder).Count(file => Path.GetFileName(file) == "a.csv").ShouldBe(1);
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("run")]
    public async Task A_pipe_or_a_device_is_not_opened(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes and devices in folders.");
        File.CreateSymbolicLink(Path.Combine(_folder, "zero.csv"), "/dev/zero");
        using (var process = Process.Start("mkfifo", Path.Combine(_folder, "pipe.csv")))
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var (exit, text) = await CliHarness.RunAsync(command, _folder).WaitAsync(
            TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        exit.ShouldBe(3, text);
        text.ShouldContain("pipe.csv:1");
        text.ShouldContain("zero.csv:1");
    }
}
