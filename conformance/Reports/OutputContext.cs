using Spectre.Console;

namespace SdrsMock.Conformance.Reports;

/// <summary>Where the output goes: a terminal, a build server, or a file.</summary>
/// <param name="Variable">Reads an environment variable.</param>
/// <param name="Terminal">The terminal, or null if the output is redirected or colours are disabled.</param>
internal sealed record OutputContext(Func<string, string?> Variable, IAnsiConsole? Terminal)
{
    public AnsiStyles Styles { get; } = new(Terminal is not null);

    public bool OnGitHub => Variable("GITHUB_ACTIONS") == "true";

    /// <summary>Path of the summary file of the build, or null.</summary>
    public string? StepSummary => Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } file ? file : null;

    /// <summary>Creates the context of this process.</summary>
    public static OutputContext FromProcess()
    {
        var plain = Console.IsOutputRedirected
            || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new(
            Environment.GetEnvironmentVariable, plain ? null : AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) }));
    }

    /// <summary>A context without terminal and environment.</summary>
    public static OutputContext None { get; } = new(_ => null, null);
}
