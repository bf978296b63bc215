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
        ("(?<!Connection )refus(?:e|es|ed|ing|al|als)", "reject, rejection"),
        ("worlds?", "project, project state"),
        ("turned away", "rejected, access denied"),
    ];

    // Places where the old word is data, a hidden alias, or the history of the change.
    private static readonly string[] s_exempt =
    [
        "CHANGELOG.md", "tests/SdrsMock.Tests/Documentation/WordingTests.cs", "mock/Hosting/ServeOptions.cs", "mock/Auth/User.cs",
        "mock/Inventory/NameGenerator.cs", "mock/Engine/StateDocument.cs", "mock/Engine/StateValidator.cs",
        "mock/State/SnapshotSerializer.cs", "conformance/Cli/RecordCommand.cs", "conformance/Execution/CleanupLogLine.cs",
        "conformance/Reports/Model/RunReport.cs", "tests/SdrsMock.Reliability/StateReplacer.cs",
        "tests/SdrsMock.Tests/Hosting/StartTests.cs", "tests/SdrsMock.Tests/Hosting/ToolTests.cs",
        "tests/SdrsMock.Conformance.Tests/WriteGuardTests.cs", "tests/SdrsMock.Conformance.Tests/SweepSafetyTests.cs",
    ];

    [Fact]
    public void Code_and_pages_have_none_of_the_replaced_words()
    {
        var words = s_replaced
            .Select(pair => (Pattern: new Regex($@"\b(?:{pair.Word})\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5)), pair.Instead))
            .ToList();

        var places =
            from file in Sources(".cs", ".md", ".js", ".css", ".csv").Except(s_exempt)
            from line in Repository.Read(file).Split('\n').Select((text, index) => (Text: text, Number: index + 1))
            from word in words
            let found = word.Pattern.Match(line.Text)
            where found.Success
            select $"{file}:{line.Number}: write \"{word.Instead}\" in place of \"{found.Value}\"";

        places.ShouldBeEmpty();
    }

    [Fact]
    public void Lines_of_code_are_short()
    {
        // A raw string holds text as it is sent; it is left out.
        var places =
            from file in Sources(".cs")
            let code = RawString().Replace(Repository.Read(file), raw => new string('\n', raw.Value.Count(character => character == '\n')))
            from line in code.Split('\n').Select((text, index) => (text.Length, Number: index + 1))
            where line.Length > MaxLineLength
            select $"{file}:{line.Number} has {line.Length} characters, more than {MaxLineLength}";

        places.ShouldBeEmpty();
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
