using System.CommandLine;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that permit changes on a target that is no mock.</summary>
internal sealed class WriteGuardOptions
{
    private readonly Option<bool> _allowWrites = new("--allow-writes")
    {
        Description = "Permit calls that change something on a target that is no mock.",
    };
    private readonly Option<int?> _maxResources = new("--max-resources")
    {
        Description = "How many resources a run may create there (default 100).",
        HelpName = "N",
        CustomParser = OptionParsers.FromZero,
    };
    private readonly Option<FileInfo?> _cleanupLog = new("--ledger")
    {
        Description = "Where to note down what is created there; sweep FILE deletes it after a run that was killed.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _allowWrites, _maxResources, _cleanupLog })
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">The ledger cannot be written.</exception>
    public Target ApplyTo(ParseResult parsed, Target target)
    {
        OutputFile.Verify(_cleanupLog.Name, parsed.GetValue(_cleanupLog));
        return target with
        {
            AllowWrites = parsed.GetValue(_allowWrites),
            MaxResources = parsed.GetValue(_maxResources) ?? target.MaxResources,
            CleanupLog = parsed.GetValue(_cleanupLog)?.ToString() ?? target.CleanupLog,
        };
    }
}
