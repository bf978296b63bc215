using System.Text.RegularExpressions;
using SdrsMock.Schemas;
using SdrsMock.Testing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Documentation;

/// <summary>Follows the citations in comments and Markdown: files, notes, constraints and error codes exist.</summary>
/// <remarks>schemas/notes/README.md, "How to cite", states the form.</remarks>
public sealed partial class CitationTests
{
    private const string Notes = "schemas/notes/";

    // Names of files that a comment gives as examples, or that a program writes.
    private static readonly HashSet<string> s_examples = ["X.request.json", "X.response.json", "openapi.json"];

    // Pages, files of the old tables and the like, as the catalog cites them.
    private static readonly string s_sources = Repository.Read("schemas/catalog/constraints.json")
        + Repository.Read("schemas/catalog/operations.json") + Repository.Read("schemas/catalog/statuses.json")
        + Repository.Read("schemas/catalog/transitions.json");

    private static readonly HashSet<string> s_constraints = [.. Catalog.Constraints.Select(constraint => constraint.Id)];

    private static readonly HashSet<string> s_chapters = [.. Catalog.Constraints.Select(constraint => ChapterOf(constraint.Id))];

    private static readonly HashSet<string> s_codes = [.. Catalog.Errors.Select(error => error.Code).OfType<string>()];

    public static TheoryData<string> CodeFiles => [.. Repository.Files.Where(IsCode)];

    public static TheoryData<string> Pages => [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(CodeFiles))]
    public void Each_citation_in_a_comment_can_be_followed(string file) => FindProblems(CommentsOf(Repository.Read(file)), isCode: true)
        .ShouldBeEmpty(file);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_citation_on_a_page_can_be_followed(string file) => FindProblems(Repository.Read(file), isCode: false)
        .ShouldBeEmpty(file);

    [Fact]
    public void Each_citation_in_a_string_of_the_code_can_be_followed()
    {
        foreach (var file in Repository.Files.Where(file => IsCode(file) && !IsThisFile(file)))
        {
            FindNoteProblems(Repository.Read(file)).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void No_file_cites_a_path_outside_the_repository()
    {
        var texts = Repository.Files
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".csv" or ".json" or ".md" or ".props" or ".targets");
        foreach (var file in texts.Where(file => !IsThisFile(file)))
        {
            Repository.Read(file).ShouldNotContain("../shared", Case.Sensitive, file);
        }
    }

    [Fact]
    public void Each_source_of_the_catalog_is_explained()
    {
        var explained = SourceName().Matches(Repository.Read($"{Notes}README.md").Split("## Sources")[1])
            .Select(match => match.Groups[1].Value.TrimEnd()).ToList();
        var cited = Source().Matches(s_sources)
            .SelectMany(match => match.Groups[1].Value.Split(';', StringSplitOptions.TrimEntries)).Distinct();

        foreach (var source in cited)
        {
            explained.ShouldContain(
                name => source.StartsWith(name, StringComparison.Ordinal), $"schemas/notes/README.md does not explain {source}");
        }
    }

    [Theory]
    [InlineData("mock/RELIABILITY.md")]
    [InlineData("mock/ROBUSTNESS.md")]
    public void Each_test_class_on_a_page_exists(string page)
    {
        var named = TestClass().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value).Distinct().ToList();

        named.ShouldNotBeEmpty();
        foreach (var name in named)
        {
            Repository.Files.ShouldContain(file => file.EndsWith($"/{name}.cs"), $"{page} names {name}, and no file has this name");
        }
    }

    [Theory]
    [InlineData("schemas/notes/conflicts.md, C-16")]
    [InlineData("schemas/notes/conflicts.md, gap 1")]
    [InlineData("schemas/notes/jobs.md, section 4")]
    [InlineData("schemas/notes/limits.md, \"Routing traps\"")]
    [InlineData("schemas/catalog/errors.json, SDRS.0203")]
    [InlineData("PI-CREATE-03 and SDRS.1305")]
    [InlineData("apis/protection_group/creating_a_protection_group.rst")]
    public void A_good_citation_is_accepted(string text) => FindProblems(text, isCode: true).ShouldBeEmpty();

    [Theory]
    [InlineData("schemas/notes/missing.md, C-16", "schemas/notes/missing.md does not exist")]
    [InlineData("schemas/notes/conflicts.md, C-99", "schemas/notes/conflicts.md has no C-99")]
    [InlineData("schemas/notes/conflicts.md, C-16, C-98", "schemas/notes/conflicts.md has no C-98")]
    [InlineData("schemas/notes/conflicts.md, gap 99", "schemas/notes/conflicts.md has no gap 99")]
    [InlineData("schemas/notes/jobs.md, section 99", "schemas/notes/jobs.md has no section 99")]
    [InlineData("schemas/notes/limits.md, \"Traps\"", "schemas/notes/limits.md has no heading \"Traps\"")]
    [InlineData("schemas/notes/limits.md", "schemas/notes/limits.md is cited without an id, a section or a heading")]
    [InlineData("schemas/catalog/missing.json", "schemas/catalog/missing.json does not exist")]
    [InlineData("conflicts.md C-16", "conflicts.md does not exist")]
    [InlineData("errors.csv, SDRS.0203", "errors.csv does not exist")]
    [InlineData("../shared/spec", "../shared is outside the repository")]
    [InlineData("PI-CREATE-99", "PI-CREATE-99 is no constraint of the catalog")]
    [InlineData("SDRS.9999", "SDRS.9999 is no code of the catalog")]
    public void A_bad_citation_is_found(string text, string problem) => FindProblems(text, isCode: true).ShouldContain(problem);

    private static List<string> FindProblems(string text, bool isCode)
    {
        var problems = FindNoteProblems(text);
        problems.AddRange(
            CatalogFile().Matches(text).Select(match => match.Value).Where(path => !Exists(path)).Select(path => $"{path} does not exist"));
        problems.AddRange(
            ConstraintId().Matches(text).Select(match => match.Value)
                .Where(id => s_chapters.Contains(ChapterOf(id)) && !s_constraints.Contains(id))
                .Select(id => $"{id} is no constraint of the catalog"));
        problems.AddRange(
            ErrorCode().Matches(text).Select(match => match.Value).Where(code => !s_codes.Contains(code))
                .Select(code => $"{code} is no code of the catalog"));
        if (text.Contains("../shared", StringComparison.Ordinal))
        {
            problems.Add("../shared is outside the repository");
        }

        if (isCode)
        {
            problems.AddRange(FileName().Matches(text).Select(match => match.Value).Where(name => !IsKnownFile(name))
                .Select(name => $"{name} does not exist"));
        }

        return problems;
    }

    private static List<string> FindNoteProblems(string text)
    {
        var problems = new List<string>();
        // A citation may continue on the next line of a comment.
        var joined = LineBreak().Replace(text, " ");
        foreach (Match match in Note().Matches(joined))
        {
            var (path, places) = (match.Groups["path"].Value, match.Groups["place"].Captures.Select(place => place.Value).ToList());
            if (!Exists(path))
            {
                problems.Add($"{path} does not exist");
                continue;
            }

            if (places.Count == 0)
            {
                problems.Add($"{path} is cited without an id, a section or a heading");
            }

            problems.AddRange(places.Where(place => !HasPlace(Repository.Read(path), place))
                .Select(place => place[0] == '"' ? $"{path} has no heading {place}" : $"{path} has no {place}"));
        }

        return problems;
    }

    private static bool HasPlace(string page, string place) => page.Split('\n').Any(line => place switch
    {
        ['"', .. var heading, '"'] => line.StartsWith('#') && line.TrimStart('#', ' ') == heading,
        _ when place.StartsWith("section ", StringComparison.Ordinal) =>
            line.StartsWith($"## {place["section ".Length..]}. ", StringComparison.Ordinal),
        _ => line.StartsWith($"| {place} |", StringComparison.Ordinal),
    });

    // A path from the root or from one of the folders that a comment is about, a source of the catalog, or an example.
    private static bool IsKnownFile(string name) =>
        s_examples.Contains(name) || Exists(name) || s_sources.Contains(name, StringComparison.Ordinal)
        || (!name.EndsWith(".csv", StringComparison.Ordinal) && !IsNote(name)
            && Repository.Files.Any(file => file.EndsWith($"/{name}", StringComparison.Ordinal)));

    // The notes are cited with their path.
    private static bool IsNote(string name) => name != "README.md" && Exists(Notes + name);

    private static bool IsThisFile(string file) => file.EndsWith("/CitationTests.cs", StringComparison.Ordinal);

    private static bool IsCode(string file) => file.EndsWith(".cs", StringComparison.Ordinal);

    private static bool Exists(string path) => File.Exists(Repository.PathOf(path));

    private static string ChapterOf(string id) => id[..id.LastIndexOf('-')];

    private static string CommentsOf(string code) => string.Join(
        '\n', code.Split('\n').Select(line => Comment().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value));

    // Two slashes that no colon precedes (URLs) up to the end of the line.
    [GeneratedRegex(@"(?<![:/""])///?\s?(.*)$")]
    private static partial Regex Comment();

    // The beginning of a name in code style, up to an ellipsis.
    [GeneratedRegex("`([^`…]+)…?[^`]*`")]
    private static partial Regex SourceName();

    [GeneratedRegex(@"""source"": ""([^""]+)""")]
    private static partial Regex Source();

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests)`")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"\n[ \t]*(?:///?)?[ \t]*")]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"(?<path>schemas/notes/[\w-]+\.md)(?:(?:, | and |, and )(?<place>C-\d+|gap \d+|section \d+|""[^""]+""))*")]
    private static partial Regex Note();

    [GeneratedRegex(@"schemas/catalog/[\w-]+\.json")]
    private static partial Regex CatalogFile();

    [GeneratedRegex(@"\b[A-Z]+(?:-[A-Z]+)*-\d{2}\b")]
    private static partial Regex ConstraintId();

    [GeneratedRegex(@"\b(?:SDRS|APIGW)\.\d{4}\b")]
    private static partial Regex ErrorCode();

    [GeneratedRegex(@"[\w./-]*\w\.(?:md|csv|txt|rst|json)\b")]
    private static partial Regex FileName();
}
