using System.CommandLine;
using System.IO.Enumeration;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that choose among the stories.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string[]> _tags = new("--tag")
    {
        Description = "Only stories with one of these tags; !tag leaves those out.",
        HelpName = "tag",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> _names = new("--scenario")
    {
        Description = "Only stories of these names; * and ? are wildcards.",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> _constraints = new("--constraint")
    {
        Description = "Only stories that cover one of these constraints; * and ? are wildcards.",
        HelpName = "id",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_tags);
        command.Options.Add(_names);
        command.Options.Add(_constraints);
    }

    /// <exception cref="UsageException">Nothing is left to play.</exception>
    public IReadOnlyList<Scenario> Apply(ParseResult parsed, IReadOnlyList<Scenario> scenarios)
    {
        var (tags, names, constraints) = (parsed.GetValue(_tags) ?? [], parsed.GetValue(_names) ?? [], parsed.GetValue(_constraints) ?? []);
        var (without, with) = (
            tags.Where(tag => tag.StartsWith('!')).Select(tag => tag[1..]).ToHashSet(),
            tags.Where(tag => !tag.StartsWith('!')).ToHashSet());
        var chosen = scenarios
            .Where(scenario => (with.Count == 0 || scenario.Tags.Any(with.Contains)) && !scenario.Tags.Any(without.Contains))
            .Where(scenario => names.Length == 0 || Array.Exists(names, name => Matches(name, scenario.Name)))
            .Where(
                scenario => constraints.Length == 0 || scenario.Covers.Any(id => Array.Exists(constraints, wanted => Matches(wanted, id))))
            .ToList();
        return chosen.Count > 0
            ? chosen
            : throw new UsageException(
                scenarios.Count == 0 ? "there are no stories to play" : $"none of {scenarios.Count} stories fits the selection");
    }

    private static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name);
}
