using System.CommandLine;
using System.IO.Enumeration;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that select scenarios.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string[]> _tags = new("--tag")
    {
        Description = "Run only scenarios with one of these tags; !tag excludes scenarios.",
        HelpName = "tag",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> _names = new("--scenario")
    {
        Description = "Run only scenarios with these names; * and ? are wildcards.",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> _constraints = new("--constraint")
    {
        Description = "Run only scenarios that cover one of these constraints; * and ? are wildcards.",
        HelpName = "id",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_tags);
        command.Options.Add(_names);
        command.Options.Add(_constraints);
    }

    /// <exception cref="UsageException">No scenario is selected.</exception>
    public IReadOnlyList<Scenario> Apply(ParseResult parsed, IReadOnlyList<Scenario> scenarios, bool allowsEmpty = false)
    {
        var (tags, names, constraints) = (parsed.GetValue(_tags) ?? [], parsed.GetValue(_names) ?? [], parsed.GetValue(_constraints) ?? []);
        var (without, with) = (
            tags.Where(tag => tag.StartsWith('!')).Select(tag => tag[1..]).ToHashSet(),
            tags.Where(tag => !tag.StartsWith('!')).ToHashSet());
        var chosen = scenarios
            .Where(scenario => (with.Count == 0 || scenario.Tags.Any(with.Contains)) && !scenario.Tags.Any(without.Contains))
            .Where(scenario => names.Length == 0 || Array.Exists(names, name => Matches(name, scenario.Name)))
            .Where(
                scenario => constraints.Length == 0
                    || scenario.Covers.Any(id => Array.Exists(constraints, pattern => Matches(pattern, id))))
            .ToList();
        return chosen.Count > 0 || allowsEmpty
            ? chosen
            : throw new UsageException(
                scenarios.Count == 0
                    ? "the files contain no scenarios; name other files, or accept this with --allow-empty"
                    : $"none of the {scenarios.Count} scenarios matches --tag, --scenario and --constraint");
    }

    private static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name);
}
