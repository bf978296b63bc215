using System.CommandLine;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The option for the project: its ID, or its name if a user logs in.</summary>
internal sealed class ProjectOption(string description)
{
    private const string InEnvironment = "project";

    public Option<string?> Option { get; } = new("--project") { Description = description, HelpName = "id" };

    /// <summary>Applies the project of the command line, else of the target file, else of the environment.</summary>
    /// <exception cref="UsageException">The value is not a project ID.</exception>
    public Target Apply(ParseResult parsed, Target target)
    {
        var byName = target.Login is not null;
        Verify(parsed, byName);
        if (parsed.GetValue(Option) is { } typed)
        {
            return target with { Project = typed };
        }

        return target with
        {
            Project = target.Project is { } inFile
                ? ValidateId(inFile, byName, "project in the target file")
                : ValidateId(AuthOptions.FromEnvironment(InEnvironment), byName, "SDRS_PROJECT"),
        };
    }

    /// <exception cref="UsageException">The value on the command line is not a project ID.</exception>
    public void Verify(ParseResult parsed, bool byName) => ValidateId(parsed.GetValue(Option), byName, Option.Name);

    private static string? ValidateId(string? project, bool byName, string where) =>
        project is null || byName || (project.Length == 32 && project.All(char.IsAsciiHexDigit)) ? project
        : throw new UsageException(
            $"{where}: '{project}' is invalid; use an ID of 32 hexadecimal characters. A name is possible only with --user.");
}
