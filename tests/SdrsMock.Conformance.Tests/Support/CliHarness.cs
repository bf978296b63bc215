using System.Text;
using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Tests.Support;

/// <summary>The program without a process: arguments in, exit code and console text out.</summary>
internal static class CliHarness
{
    /// <summary>A project that a command line may name.</summary>
    public const string Project = "5f0c0000000000000000000000000000";

    public static Task<(int Exit, string Text)> RunAsync(params string[] arguments) => RunAsync(OutputContext.None, arguments);

    public static async Task<(int Exit, string Text)> RunAsync(OutputContext outputContext, string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exit = await new CommandLine(
            EmbeddedMock.StartAsync, output, errors, () => outputContext)
        { StartClientMock = EmbeddedMock.StartForClient }
            .RunAsync(arguments, TestContext.Current.CancellationToken);
        return (exit, output.ToString() + errors);
    }

    /// <summary>Reads the scenarios of an inline scenario file.</summary>
    public static IReadOnlyList<Scenario> Scenarios(string table) => ScenarioFile.Parse("table.csv", Encoding.UTF8.GetBytes(table));

    /// <summary>Reads the only scenario of an inline scenario file.</summary>
    public static Scenario SingleScenario(string table) => Scenarios(table).Single();
}
