using System.Text;
using System.Text.RegularExpressions;
using SdrsMock.Testing;
using SdrsMock.WebConsole;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.WebConsole;

/// <summary>The files of the console: complete, small, and without anything from elsewhere.</summary>
public sealed partial class ConsoleFilesTests
{
    private const string Folder = "mock/WebConsole/assets/";
    private const int MaxBytes = 150 * 1024;

    public static TheoryData<string> Files => [.. ConsoleFiles.Names];

    [Fact]
    public void Each_file_of_the_folder_is_embedded() => ConsoleFiles.Names.Order().ShouldBe(
        Repository.Files.Where(file => file.StartsWith(Folder, StringComparison.Ordinal)).Select(file => file[Folder.Length..]).Order());

    [Fact]
    public void All_files_together_are_within_the_budget() =>
        ConsoleFiles.Names.Sum(name => ConsoleFiles.Find(name)!.Content.Length).ShouldBeLessThanOrEqualTo(MaxBytes);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_names_nothing_on_another_origin(string name)
    {
        // The name of a namespace is not an address that is loaded.
        var text = Read(name).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);

        ExternalAddress().Matches(text).Select(match => match.Value).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_import_of_a_module_resolves(string name)
    {
        foreach (Match match in ImportedModule().Matches(Read(name)))
        {
            var target = new Uri(new Uri($"http://mock/{name}"), match.Groups["path"].Value).AbsolutePath[1..];
            ConsoleFiles.Find(target).ShouldNotBeNull($"{name} imports {match.Groups["path"].Value}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_module_makes_HTML_or_code_from_texts(string name) => Regex.Matches(
        Read(name), @"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\('style'|srcdoc|DOMParser")
        .Select(match => match.Value).ShouldBeEmpty();

    [Fact]
    public void The_lines_that_are_sent_are_those_of_the_source()
    {
        var source = Repository.Read($"{Folder}core/view.js").Split('\n');
        var sent = Read("core/view.js").Split('\n');

        sent.Length.ShouldBe(source.Length);
        sent[0].ShouldBeEmpty("comments are not sent");
        source.Zip(sent).ShouldAllBe(pair => pair.Second.Length == 0 || WithoutSpaces(pair.Second) == WithoutSpaces(pair.First));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Only_spaces_beside_punctuation_are_not_sent(string name)
    {
        var source = Repository.Read($"{Folder}{name}").Split('\n');
        var sent = Read(name).Split('\n');
        foreach (var (before, after) in name.EndsWith(".js", StringComparison.Ordinal) ? source.Zip(sent) : [])
        {
            if (after.Length > 0)
            {
                Words().Matches(after).Select(match => match.Value).ShouldBe(Words().Matches(before).Select(match => match.Value), before);
                WithoutSpaces(after).ShouldBe(WithoutSpaces(before));
                before.Count(character => character == '`').ShouldBeOneOf([0, 2, 4, 6, 8]);
            }
        }
    }

    [Fact]
    public void The_languages_have_the_same_texts_with_the_same_values()
    {
        var english = ReadTexts("en");

        ReadTexts("zh").Keys.ShouldBe(english.Keys, ignoreOrder: true);
        foreach (var (key, text) in ReadTexts("zh"))
        {
            Values(text).ShouldBe(Values(english[key]), ignoreOrder: true, key);
        }
    }

    [Fact]
    public void Each_text_that_a_module_names_exists()
    {
        var known = ReadTexts("en").Keys.ToHashSet();
        foreach (var name in ConsoleFiles.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal)))
        {
            TextKey().Matches(Read(name)).Select(match => match.Groups["key"].Value).Where(key => !known.Contains(key))
                .ShouldBeEmpty(name);
        }
    }

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static string Read(string name) => Encoding.UTF8.GetString(ConsoleFiles.Find(name)!.Content);

    private static IEnumerable<string> Values(string text) => Regex.Matches(text, @"\{\w+\}").Select(match => match.Value);

    // The keys are group.name; those of the group common have no group.
    private static Dictionary<string, string> ReadTexts(string language)
    {
        var texts = new Dictionary<string, string>();
        foreach (Match group in TextGroup().Matches(Repository.Read($"{Folder}texts/{language}.js")))
        {
            foreach (Match text in TextEntry().Matches(group.Groups["texts"].Value))
            {
                var name = text.Groups["name"].Value.Trim('\'');
                var prefix = group.Groups["name"].Value;
                texts.Add(prefix == "common" ? name : $"{prefix}.{name}", text.Groups["text"].Value);
            }
        }

        return texts;
    }

    [GeneratedRegex("""(?:https?:)?//[a-z0-9-]+\.[a-z]""", RegexOptions.IgnoreCase)]
    private static partial Regex ExternalAddress();

    [GeneratedRegex("""^import\b[^;]*?'(?<path>[^']+)';""", RegexOptions.Multiline)]
    private static partial Regex ImportedModule();

    // Texts and names: what spaces must not change.
    [GeneratedRegex("""'[^']*'|\w+""")]
    private static partial Regex Words();

    [GeneratedRegex("""\bt\('(?<key>[\w.]+)'""")]
    private static partial Regex TextKey();

    [GeneratedRegex("""^  (?<name>\w+): \{(?<texts>.*?)\},$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex TextGroup();

    [GeneratedRegex("""(?<name>\w+|'[\w. ]+'):\s+'(?<text>[^']*)'""")]
    private static partial Regex TextEntry();
}
