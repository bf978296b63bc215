using System.Text.RegularExpressions;
using SdrsMock.Testing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Documentation;

/// <summary>
/// Keeps the words that this project replaced out of code, comments, messages and pages, so that the language stays that of the
/// field. CONTRIBUTING.md says how to write; the right column is what to write instead.
/// </summary>
public sealed partial class WordingTests
{
    private const int MaxLineLength = 140;
    private const int MaxTestName = 80;

    private static readonly (string Word, string Instead)[] s_replaced =
    [
        ("whoever|nobody|somebody", "name the client, the caller or the user"),
        ("anew", "again"),
        ("surroundings", "inventory"),
        ("specimens?", "fixture"),
        ("neighbours?", "companion services"),
        ("catalogues?", "catalog"),
        ("story|stories", "scenario"),
        ("refus(?:e|es|ed|ing|al|als)", "reject, rejection"),
        ("worlds?", "project, project state"),
        ("turned away", "rejected, access denied"),
    ];

    // Places where the old word is data, a hidden alias, or the history of the change.
    private static readonly string[] s_exempt =
    [
        "CHANGELOG.md", "tests/SdrsMock.Tests/Documentation/WordingTests.cs", "mock/Hosting/ServeCommand.cs", "mock/Auth/User.cs",
        "mock/Inventory/NameGenerator.cs", "mock/Engine/StateDocument.cs", "mock/Engine/StateValidator.cs",
        "mock/Persistence/SnapshotSerializer.cs", "conformance/Cli/RecordCommand.cs", "conformance/Execution/CleanupLogLine.cs",
        "conformance/Reports/Model/RunReport.cs", "tests/SdrsMock.Reliability/StateReplacer.cs",
        "tests/SdrsMock.Tests/Hosting/StartTests.cs", "tests/SdrsMock.Tests/Hosting/ToolTests.cs",
    ];

    public static TheoryData<string> Texts => [.. Sources(".cs", ".md", ".js", ".css", ".csv").Except(s_exempt)];

    public static TheoryData<string> Code => [.. Sources(".cs")];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_file_has_none_of_the_replaced_words(string file)
    {
        var lines = Repository.Read(file).Split('\n');

        foreach (var (word, instead) in s_replaced)
        {
            var pattern = new Regex($@"\b(?:{word})\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5));
            var place = Array.FindIndex(lines, line => pattern.IsMatch(line));
            place.ShouldBe(-1,
                place < 0 ? "" : $"{file}:{place + 1}: write \"{instead}\" in place of a word like \"{word}\": {lines[place].Trim()}");
        }
    }

    [Theory]
    [MemberData(nameof(Code))]
    public void A_line_of_code_is_short(string file)
    {
        // A raw string holds text as it is sent; it is left out.
        var lines = RawString().Replace(Repository.Read(file), match => new string('\n', match.Value.Count(character => character == '\n')))
            .Split('\n');

        var place = Array.FindIndex(lines, line => line.Length > MaxLineLength);
        place.ShouldBe(-1, $"{file}:{place + 1} is longer than {MaxLineLength} characters");
    }

    [Fact]
    public void A_test_name_is_short()
    {
        var names = Sources(".cs").Where(file => file.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(file => TestName().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value));

        names.ShouldAllBe(name => name.Length <= MaxTestName);
    }

    private static IEnumerable<string> Sources(params string[] endings) => Repository.Files.Where(file =>
        endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)) && !file.Contains("/goldens/", StringComparison.Ordinal)
        && !file.Contains("/samples/", StringComparison.Ordinal));

    [GeneratedRegex("\"\"\"\"?.*?\"\"\"\"?", RegexOptions.Singleline)]
    private static partial Regex RawString();

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\n]*\](?:\s*\[[^\n]*\])*\s*public (?:async )?[\w<>]+ (\w+)\(")]
    private static partial Regex TestName();
}
