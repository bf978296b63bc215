using System.CommandLine;
using System.IO.Enumeration;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that choose among the stories.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<string[]> _tags = new("--tag") { Description = "Only stories with one of these tags; !tag leaves those out.", HelpName = "tag", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _names = new("--scenario") { Description = "Only stories of these names; * and ? are wildcards.", HelpName = "name", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _constraints = new("--constraint") { Description = "Only stories that cover one of these constraints; * and ? are wildcards.", HelpName = "id", AllowMultipleArgumentsPerToken = true };

    public void AddTo(Command command)
    {
        command.Options.Add(_tags);
        command.Options.Add(_names);
        command.Options.Add(_constraints);
    }

    /// <exception cref="UsageException">Nothing is left to play.</exception>
    public IReadOnlyList<Scenario> Choose(ParseResult parsed, IReadOnlyList<Scenario> stories)
    {
        var (tags, names, constraints) = (parsed.GetValue(_tags) ?? [], parsed.GetValue(_names) ?? [], parsed.GetValue(_constraints) ?? []);
        var (without, with) = (tags.Where(tag => tag.StartsWith('!')).Select(tag => tag[1..]).ToHashSet(), tags.Where(tag => !tag.StartsWith('!')).ToHashSet());
        var chosen = stories
            .Where(story => (with.Count == 0 || story.Tags.Any(with.Contains)) && !story.Tags.Any(without.Contains))
            .Where(story => names.Length == 0 || Array.Exists(names, name => Fits(name, story.Name)))
            .Where(story => constraints.Length == 0 || story.Covers.Any(id => Array.Exists(constraints, wanted => Fits(wanted, id))))
            .ToList();
        return chosen.Count > 0 ? chosen : throw new UsageException(stories.Count == 0 ? "there are no stories to play" : $"none of {stories.Count} stories fits the selection");
    }

    private static bool Fits(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name);
}
