using System.Reflection;
using NetArchTest.Rules;
using SdrsMock.Conformance.Cli;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The dependency rule of the runner: a folder, which is a namespace, uses only the folders that this table allows.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "SdrsMock.Conformance";
    private const string MockOwner = $"{Root}.EmbeddedMock";

    // From the bottom up. A new folder needs an entry, and the folders that it may use.
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Scenarios"] = [],
        ["Http"] = ["Scenarios"],
        ["Targets"] = ["Scenarios", "Http"],
        ["Execution"] = ["Scenarios", "Http", "Targets"],
        ["Reports.Model"] = ["Scenarios", "Http", "Targets", "Execution"],
        ["Reports"] = ["Scenarios", "Http", "Targets", "Execution", "Reports.Model"],
        ["Reports.Html"] = ["Scenarios", "Http", "Targets", "Execution", "Reports.Model", "Reports"],
        ["Diff"] = ["Scenarios", "Http", "Targets", "Execution", "Reports.Model", "Reports"],
        ["Lint"] = ["Scenarios", "Http", "Targets", "Execution", "Reports.Model", "Reports"],
        ["Recording"] = ["Scenarios", "Http", "Targets", "Execution", "Reports.Model", "Reports"],
        ["Evidence"] = ["Scenarios", "Http", "Targets", "Execution", "Reports.Model", "Reports"],
        ["Mutants"] = ["Scenarios", "Http", "Targets", "Execution", "Reports.Model", "Reports"],
        ["Mutants.Reports"] = ["Scenarios", "Reports", "Reports.Html", "Mutants"],
        ["Cli"] =
        [
            "Scenarios", "Http", "Targets", "Execution", "Reports.Model", "Reports", "Reports.Html", "Diff", "Lint", "Recording",
            "Evidence", "Mutants", "Mutants.Reports",
        ],
    };

    private static readonly Assembly s_runner = typeof(CommandLine).Assembly;

    [Fact]
    public void Each_folder_is_listed()
    {
        var folders = TypesByFolder().Select(folder => folder.Key).Where(folder => folder.Length > 0).ToList();

        folders.Except(s_allowed.Keys).ShouldBeEmpty("Add these folders of conformance/ to the table of allowed arrows.");
        s_allowed.Keys.Except(folders).ShouldBeEmpty("Remove these folders, which conformance/ does not have, from the table.");
    }

    [Fact]
    public void The_allowed_dependencies_have_no_cycle()
    {
        var listed = new HashSet<string>();
        foreach (var (folder, used) in s_allowed)
        {
            used.Where(name => !listed.Contains(name)).ShouldBeEmpty($"{folder} may only use folders that are listed before it.");
            listed.Add(folder);
        }
    }

    [Fact]
    public void Each_folder_uses_only_the_folders_it_may()
    {
        var violations = new List<string>();
        foreach (var (folder, used) in s_allowed)
        {
            var forbidden = TypesByFolder().Where(other => other.Key != folder && !used.Contains(other.Key))
                .SelectMany(other => other, (_, type) => type.FullName!).ToArray();
            // The search for each single type is slow, so it only explains a violation.
            if (FindUsers(folder, forbidden).Any())
            {
                violations.AddRange(forbidden.SelectMany(type => FindUsers(folder, type), (type, user) =>
                    $"{user} uses {type}, but {folder} may only use {Describe(used)}."));
            }
        }

        violations.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_embedded_mock_uses_the_assembly_of_the_mock()
    {
        var mock = typeof(SdrsMockServer).Assembly.GetTypes()
            .Where(type => !type.IsNested && type.Namespace?.StartsWith(nameof(SdrsMock), StringComparison.Ordinal) == true)
            .Select(type => type.FullName!).ToArray();
        var users = Types.InAssembly(s_runner).That().HaveDependencyOnAny(mock).GetTypes()
            .Select(type => GetOuterType(type.FullName)).Distinct();

        users.ShouldBe([MockOwner], $"Only {MockOwner} may use types of the mock; the rest of the runner uses its URL.");
    }

    private static ILookup<string, Type> TypesByFolder() => s_runner.GetTypes()
        .Where(type => !type.IsNested && type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true)
        .ToLookup(type => type.Namespace![Root.Length..].TrimStart('.'));

    private static IEnumerable<string> FindUsers(string folder, params string[] types) =>
        Types.InAssembly(s_runner).That().ResideInNamespaceMatching($"^{Root}.{folder}$".Replace(".", "\\.", StringComparison.Ordinal))
            .And().HaveDependencyOnAny(types).GetTypes().Select(user => GetOuterType(user.FullName)).Distinct();

    private static string GetOuterType(string name) => name.Split('/', '+')[0];

    private static string Describe(string[] folders) => folders.Length == 0 ? "no other folder" : string.Join(", ", folders);
}
