using System.CommandLine;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that allow changes on a real service.</summary>
internal sealed class WriteGuardOptions
{
    private readonly Option<bool> _allowWrites = new("--allow-writes")
    {
        Description = "Allow requests that change resources on a real service.",
    };
    private readonly Option<int?> _maxResources = new("--max-resources")
    {
        Description = "Maximum number of resources that a run creates on a real service (default 100).",
        HelpName = "N",
        CustomParser = OptionParsers.FromZero,
    };
    private readonly Option<FileInfo?> _cleanupLog = new("--cleanup-log")
    {
        Description = "The file that lists the created resources; sweep FILE deletes them after a run that was killed.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
    };
    private readonly Option<FileInfo?> _ledger = new("--ledger")
    {
        Description = "The old name of --cleanup-log.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
        Hidden = true,
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _allowWrites, _maxResources, _cleanupLog, _ledger })
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">The clean-up log cannot be written, or is given twice.</exception>
    public Target ApplyTo(ParseResult parsed, Target target)
    {
        var (cleanupLog, ledger) = (parsed.GetValue(_cleanupLog), parsed.GetValue(_ledger));
        if (cleanupLog is not null && ledger is not null)
        {
            throw new UsageException($"{_ledger.Name} is the old name of {_cleanupLog.Name}; use only {_cleanupLog.Name}");
        }

        OutputFile.Verify(ledger is null ? _cleanupLog.Name : _ledger.Name, cleanupLog ?? ledger);
        return target with
        {
            AllowWrites = parsed.GetValue(_allowWrites),
            MaxResources = parsed.GetValue(_maxResources) ?? target.MaxResources,
            CleanupLog = (cleanupLog ?? ledger)?.ToString() ?? target.CleanupLog,
        };
    }
}
