using System.CommandLine;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that permit changes on a target that is no mock.</summary>
internal sealed class WriteOptions
{
    private readonly Option<bool> _allow = new("--allow-writes") { Description = "Permit calls that change something on a target that is no mock." };
    private readonly Option<int?> _most = new("--max-resources") { Description = "How many resources a run may create there (default 100).", HelpName = "N", CustomParser = Value.FromZero };
    private readonly Option<FileInfo?> _ledger = new("--ledger") { Description = "Where to note down what is created there; sweep FILE deletes it after a run that was killed.", HelpName = "file", CustomParser = Value.File };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _allow, _most, _ledger })
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">The ledger cannot be written.</exception>
    public Target Permit(ParseResult parsed, Target target)
    {
        WantedFile.Verify(_ledger.Name, parsed.GetValue(_ledger));
        return target with
        {
            AllowWrites = parsed.GetValue(_allow),
            MostResources = parsed.GetValue(_most) ?? target.MostResources,
            Ledger = parsed.GetValue(_ledger)?.ToString() ?? target.Ledger,
        };
    }
}
