using System.CommandLine;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The option that names the project: by its id, or by its name where a user logs in.</summary>
internal sealed class ProjectOption(string description)
{
    private const string InEnvironment = "project";

    public Option<string?> Option { get; } = new("--project") { Description = description, HelpName = "id" };

    /// <summary>What was typed, else what the target file says, else what the environment holds.</summary>
    /// <exception cref="UsageException">It is no id.</exception>
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
            Project = target.Project is { } written
                ? ValidateId(written, byName, "project in the target file")
                : ValidateId(AuthOptions.FromEnvironment(InEnvironment), byName, "SDRS_PROJECT"),
        };
    }

    /// <exception cref="UsageException">What was typed is no id.</exception>
    public void Verify(ParseResult parsed, bool byName) => ValidateId(parsed.GetValue(Option), byName, Option.Name);

    private static string? ValidateId(string? project, bool byName, string where) =>
        project is null || byName || (project.Length == 32 && project.All(char.IsAsciiHexDigit)) ? project
        : throw new UsageException(
            $"{where} wants an id of 32 hexadecimal characters, not '{project}'; a name is understood only where a user logs in");
}
