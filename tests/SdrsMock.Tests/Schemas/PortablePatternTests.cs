using System.Text.Json;
using System.Text.RegularExpressions;
using NJsonSchema;
using SdrsMock.Schemas;
using SdrsMock.Tests.Fuzz;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

/// <summary>The portable patterns accept what the look-around and surrogate patterns before them accepted.</summary>
public sealed class PortablePatternTests
{
    private const int Texts = 3000;
    private const string One = @"(?:[\uD800-\uDBFF]?[^\uD800-\uDBFF])";
    private const string TagOne = @"(?:[\uD800-\uDBFF]?[^\u0000-\u001F*<>\\=,|/\uD800-\uDBFF])";

    private static readonly string[] s_parts =
        ["a", "é", "字", "😀", " ", "\t", "\n", "\r", "\u0085", "\u00a0", "\u2003", "\u2028", "\u3000", "\ufeff", "\u200b", "\u001f", "*",
            "<", ">", "\\", "=", ",", "|", "/", "-", "_", "0"];

    private static readonly int[] s_lengths = [0, 1, 2, 3, 35, 36, 37, 42, 43, 44, 63, 64, 65, 126, 127, 128, 254, 255, 256];

    public static TheoryData<string, string, string> Rules => new()
    {
        { "types/batch-description.json", "", @"^(?:[\uD800-\uDBFF]?[^<>\uD800-\uDBFF]){0,64}$(?!\n)" },
        { "types/tag-value.json", "", $@"^{TagOne}{{0,43}}$(?!\n)" },
        { "types/tag-key.json", "", $@"^(?!\s*$){TagOne}{{1,36}}$(?!\n)" },
        { "types/tag-filter.json", "key", $@"^\s*(?=\S){One}{{1,127}}(?<=\S)\s*$(?!\n)" },
        { "types/tag-filter.json", "values", $@"^(?!\s*\*\s*$)\s*(?:(?=\S){One}{{1,255}}(?<=\S)\s*)?$(?!\n)" },
        { "types/name.json", "", @"^[A-Za-z0-9._-]{1,64}$(?!\n)" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_portable_pattern_accepts_what_the_old_one_accepted(string path, string member, string old)
    {
        var schema = SchemaFiles.InlineForDotNet(path);
        var reference = await JsonSchema.FromJsonAsync(schema.ToJsonString(), TestContext.Current.CancellationToken);
        var compiled = CompiledSchema.Compile(JsonDocument.Parse(SchemaFiles.Inline(path).ToJsonString()).RootElement);
        if (member.Length > 0)
        {
            (reference, compiled) = (reference.Properties[member], compiled[member]!);
            (reference, compiled) = (reference.Item ?? reference, compiled.Items ?? compiled);
        }

        var (accepted, rejected) = (0, 0);
        foreach (var text in Generated())
        {
            var expected = Regex.IsMatch(text, old, RegexOptions.CultureInvariant);
            var json = JsonSerializer.Serialize(text);

            (compiled.CheckText(text) is null).ShouldBe(expected, json);
            (reference.Validate(json).Count == 0).ShouldBe(expected, json);
            _ = expected ? accepted++ : rejected++;
        }

        accepted.ShouldBeGreaterThan(10);
        rejected.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("^a$", "a", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("^[^b]{1}$", "😀", true)]
    [InlineData("^[^b]{2}$", "😀", false)]
    [InlineData(@"^[\s\S]{1}$", "😀", true)]
    [InlineData(@"^\$[$]$", "$$", true)]
    [InlineData(@"^[^\]]{2}$", "]a", false)]
    public void A_pattern_is_converted_to_the_same_meaning_in_NET(string pattern, string text, bool matches) =>
        Regex.IsMatch(text, PortablePattern.ToDotNet(pattern)).ShouldBe(matches);

    [Fact]
    public async Task Both_validators_count_code_points_and_final_line_breaks_alike()
    {
        const string Schema = """{"type":"string","pattern":"^[^<]*$","minLength":2,"maxLength":3}""";
        var compiled = CompiledSchema.Compile(JsonDocument.Parse(Schema).RootElement);

        foreach (var (text, valid) in ((string, bool)[])
            [("😀😀😀", true), ("😀", false), ("😀😀😀😀", false), ("aa\n", true), ("aaa\n", false)])
        {
            (compiled.CheckText(text) is null).ShouldBe(valid, text);
        }

        var name = await JsonSchema.FromJsonAsync(
            SchemaFiles.InlineForDotNet("types/description.json").ToJsonString(), TestContext.Current.CancellationToken);
        name.Validate(JsonSerializer.Serialize(string.Concat(Enumerable.Repeat("😀", 64)))).ShouldBeEmpty();
        name.Validate(JsonSerializer.Serialize(string.Concat(Enumerable.Repeat("😀", 65)))).ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Generated()
    {
        for (var number = 0; number < Texts; number++)
        {
            var chance = new SeededRandom(seed: 1, number);
            var (filler, length) = (chance.Of(s_parts), chance.Of(s_lengths));
            yield return string.Concat(
                [.. Edge(chance), .. Enumerable.Repeat(filler, length), .. Edge(chance)]);
        }
    }

    private static IEnumerable<string> Edge(SeededRandom chance) =>
        [.. Enumerable.Range(0, chance.Below(3)).Select(_ => chance.Of(s_parts))];
}
