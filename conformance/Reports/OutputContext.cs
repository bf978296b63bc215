using Spectre.Console;

namespace SdrsMock.Conformance.Reports;

/// <summary>Who looks on: a person at a terminal, a build server, or a file.</summary>
/// <param name="Variable">Reads an environment variable.</param>
/// <param name="Terminal">The terminal, or null where the output goes elsewhere or no colours are wanted.</param>
internal sealed record OutputContext(Func<string, string?> Variable, IAnsiConsole? Terminal)
{
    public AnsiStyles Styles { get; } = new(Terminal is not null);

    public bool OnGitHub => Variable("GITHUB_ACTIONS") == "true";

    /// <summary>The file of the build's summary page, or null.</summary>
    public string? StepSummary => Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } file ? file : null;

    /// <summary>That of a process.</summary>
    public static OutputContext FromProcess()
    {
        var plain = Console.IsOutputRedirected
            || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new(
            Environment.GetEnvironmentVariable, plain ? null : AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) }));
    }

    /// <summary>Nobody in particular.</summary>
    public static OutputContext None { get; } = new(_ => null, null);
}
