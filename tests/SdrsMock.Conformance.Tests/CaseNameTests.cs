using System.Xml.Linq;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The names of test cases in reports for build servers.</summary>
public sealed class CaseNameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Cases_of_equal_names_are_told_apart_and_named_alike_in_each_run()
    {
        const string table = "scenario,step,call,data\ns,1,ShowQuota,\nd,1,ListApiVersions,data/d.csv\n";
        foreach (var folder in new[] { "a", "b" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, folder, "data"));
            await File.WriteAllTextAsync(Path.Combine(_folder, folder, "x.csv"), table, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(_folder, folder, "data", "d.csv"), "label,n\nl,1\nl,2\n", TestContext.Current.CancellationToken);
        }

        var (first, trx) = await RunAsync("1");
        var (second, _) = await RunAsync("2");

        first.Distinct().Count().ShouldBe(12);
        second.ShouldBe(first);
        trx.Distinct().Count().ShouldBe(12);
        first.ShouldContain(name => name.EndsWith("a.x s (2)", StringComparison.Ordinal));
        first.ShouldContain(name => name.EndsWith("b.x d[l] (4)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_has_a_stack_trace_that_names_its_row()
    {
        var (file, trx) = (Path.Combine(_folder, "a.csv"), Path.Combine(_folder, "r.trx"));
        await File.WriteAllTextAsync(
            file, "scenario,step,call,expect\na,1,ShowQuota,\na,2,ShowQuota,400\n", TestContext.Current.CancellationToken);

        (await CliHarness.RunAsync("run", file, "--trx", trx)).Exit.ShouldBe(1);

        XDocument.Load(trx).Descendants().Single(element => element.Name.LocalName == "StackTrace").Value
            .ShouldBe($"   at a in {file}:line 3");
    }

    private async Task<(List<string> JUnit, List<string> Trx)> RunAsync(string run)
    {
        var (junit, trx) = (Path.Combine(_folder, run, "junit.xml"), Path.Combine(_folder, run, "r.trx"));
        var (exit, text) = await CliHarness.RunAsync("run", _folder, "--repeat", "2", "--junit", junit, "--trx", trx);
        exit.ShouldBe(0, text);
        return (
            [.. XDocument.Load(junit).Descendants("testcase").Select(item => $"{Get(item, "classname")} {Get(item, "name")}")],
            [.. XDocument.Load(trx).Descendants().Where(item => item.Name.LocalName == "UnitTest").Select(item => Get(item, "id"))]);
    }

    private static string Get(XElement element, string attribute) => element.Attribute(attribute)!.Value;
}
