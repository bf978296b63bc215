using System.Text.RegularExpressions;
using SdrsMock.Testing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Documentation;

/// <summary>Checks that the Markdown pages lead to files that exist, and that the README stays short.</summary>
public sealed partial class MarkdownTests
{
    private const int MaxReadmeLines = 150;

    public static TheoryData<string> Pages => [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal))];

    [Fact]
    public void The_readme_is_short() => Repository.Read("README.md").Split('\n').Length.ShouldBeLessThanOrEqualTo(MaxReadmeLines);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_link_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(page)!;

        foreach (var target in Link().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value))
        {
            var path = target.Split('#')[0];
            if (path.Length > 0 && !path.Contains("://", StringComparison.Ordinal))
            {
                Exists(Path.Combine(folder, path)).ShouldBeTrue($"{page} links to {target}, which does not exist");
            }
        }
    }

    [Theory]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Each_named_path_exists(string page)
    {
        var named = NamedPath().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value).Distinct().ToList();

        named.ShouldNotBeEmpty();
        foreach (var path in named)
        {
            Exists(path).ShouldBeTrue($"{page} names {path}, which does not exist");
        }
    }

    [Fact]
    public void Each_type_that_the_architecture_names_exists()
    {
        var types = typeof(SdrsMockServer).Assembly.GetTypes().Concat(typeof(SdrsMock.Schemas.Catalog).Assembly.GetTypes())
            .Select(type => type.Name.Split('`')[0]).ToHashSet();
        var followed = Repository.Read("ARCHITECTURE.md").Split("## Follow a call")[1].Split("## Decisions")[0];

        foreach (var name in TypeName().Matches(followed).Select(match => match.Groups[1].Value).Distinct())
        {
            types.ShouldContain(name, $"ARCHITECTURE.md names {name}, and no type has this name");
        }
    }

    private static bool Exists(string path) => File.Exists(Repository.PathOf(path)) || Directory.Exists(Repository.PathOf(path));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:mock|conformance|schemas|scenarios|tests)/[A-Za-z0-9_./-]*)`")]
    private static partial Regex NamedPath();

    // A capitalised word in code style, up to a dot: types, not members.
    [GeneratedRegex(@"`([A-Z][a-z]+(?:[A-Z][A-Za-z]*)+)(?:\.[A-Za-z.]+)?s?`")]
    private static partial Regex TypeName();
}
