using System.Diagnostics;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>
/// A run of all scenarios of the program covers the whole catalog: a constraint or an error code without a row is a gap, and the verdict
/// says so.
/// </summary>
public sealed class BuiltInScenariosTests : IDisposable
{
    private const string Two = "scenario,step,call,with,expect\na,1,ShowQuota,,200\nb,1,ShowQuota,,200\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("sdrs-built-in-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_constraint_or_an_error_code_without_a_row_is_a_gap()
    {
        var run = Passed() with { RequiresAll = true };

        var report = ReportBuilder.Build(run);

        report.Verdict.ShouldBe(Verdict.CoverageTooLow);
        report.Summary.ShouldMatch(@"COVERAGE TOO LOW: .* \d+ constraints \(.*and \d+ more\) and \d+ error codes \(.*\) without a row");
        ReportBuilder.Build(run with { RequiresAll = null }).Verdict.ShouldBe(Verdict.Conforms);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Both_constraints_and_error_codes_are_needed(bool hasConstraints, bool hasCodes)
    {
        var report = ReportBuilder.Build(Passed() with { RequiresAll = true });
        var coverage = report.Coverage;
        if (hasConstraints)
        {
            coverage = coverage with { Constraints = coverage.Constraints with { NotPlayed = [] } };
        }

        if (hasCodes)
        {
            coverage = coverage with
            {
                Codes = coverage.Codes with { NotMet = [] },
                GatewayCodes = coverage.GatewayCodes with { Missing = [] },
            };
        }

        var completed = RunSummary.Complete(report with { Coverage = coverage });

        completed.Verdict.ShouldBe(hasConstraints && hasCodes ? Verdict.Conforms : Verdict.CoverageTooLow);
        completed.Summary.Contains("constraint", StringComparison.Ordinal).ShouldBe(!hasConstraints);
        completed.Summary.Contains("error code", StringComparison.Ordinal).ShouldBe(!hasCodes);
    }

    [Fact]
    public async Task A_run_of_the_scenarios_of_the_program_asks_for_all_rows()
    {
        // The program with scenarios beside it, of which some are missing.
        var program = Directory.CreateDirectory(Path.Combine(_folder, "program")).FullName;
        CopyProgram(program);
        var scenarios = Directory.CreateDirectory(Path.Combine(program, "scenarios")).FullName;
        await File.WriteAllTextAsync(Path.Combine(scenarios, "two.csv"), Two, TestContext.Current.CancellationToken);
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;

        var (exit, text) = await RunAsync(program, elsewhere);
        exit.ShouldBe(1, text);
        text.ShouldContain("COVERAGE TOO LOW");
        text.ShouldNotContain("CONFORMS");

        // A selection is no complete run, and neither are the scenarios of a user.
        (await RunAsync(program, elsewhere, "--scenario", "a")).Exit.ShouldBe(0);
        var own = Directory.CreateDirectory(Path.Combine(elsewhere, "scenarios")).FullName;
        await File.WriteAllTextAsync(Path.Combine(own, "mine.csv"), Two, TestContext.Current.CancellationToken);
        (exit, text) = await RunAsync(program, elsewhere);
        exit.ShouldBe(0, text);
        text.ShouldContain("CONFORMS");
    }

    private static RunResult Passed()
    {
        var run = SampleRuns.Awkward();
        return run with { Results = [run.Results[1] with { LeftBehind = [] }], MinimumCoverage = null };
    }

    private static void CopyProgram(string target)
    {
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
        {
            File.CreateSymbolicLink(Path.Combine(target, Path.GetFileName(file)), file);
        }

        // The runtime finds the folder of the program by the real path of this file.
        var main = Path.Combine(target, "SdrsMock.Conformance.dll");
        File.Delete(main);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "SdrsMock.Conformance.dll"), main);
    }

    private static async Task<(int Exit, string Text)> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "SdrsMock.Conformance.dll"), "run", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var stop = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, await output + await errors);
    }
}
