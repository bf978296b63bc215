using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bogus;
using Bogus.DataSets;

namespace SdrsMock.Conformance.Targets;

/// <summary>What <c>{fake:kind}</c> stands for: plausible words by Bogus, the same all through a story and in every run with its seed.
/// <c>{fake:name.2}</c> is a second one.</summary>
internal static class FakeData
{
    public const string Prefix = "fake:";

    // SDRS takes names and descriptions of at most 64 characters.
    private const int MaxLength = 64;

    // Each data set loads its locale when it is first asked, which takes longer than a story.
    private static readonly Dictionary<string, Func<Randomizer, string>> s_kinds = new(StringComparer.Ordinal)
    {
        ["name"] = random => Slug(new Commerce { Random = random }.ProductName()),
        ["chinese"] = random => new Name("zh_CN") { Random = random }.FullName().Replace(" ", "", StringComparison.Ordinal),
        ["person"] = random => new Name { Random = random }.FullName(),
        ["company"] = random => new Company { Random = random }.CompanyName(),
        ["city"] = random => new Address { Random = random }.City(),
        ["word"] = random => new Lorem { Random = random }.Word(),
        ["description"] = random => Cut(new Lorem { Random = random }.Sentence(6)),
        ["email"] = random => new Internet { Random = random }.ExampleEmail(),
        ["ip"] = random => new Internet { Random = random }.Ip(),
        ["number"] = random => random.Number(1, 999_999).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What can stand behind the prefix.</summary>
    public static IEnumerable<string> Kinds => s_kinds.Keys;

    /// <summary>The value of a variable, or null where the name is none of ours.</summary>
    public static string? Make(string name, ReadOnlySpan<byte> story)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !s_kinds.TryGetValue(name[Prefix.Length..].Split('.')[0], out var make))
        {
            return null;
        }

        // A seed for each name: a row more in a table changes no other row's values.
        var hash = SHA256.HashData([.. story, .. Encoding.UTF8.GetBytes(name)]);
        return make(new Randomizer(BinaryPrimitives.ReadInt32LittleEndian(hash)));
    }

    private static string Slug(string words) => Cut(words.ToLowerInvariant().Replace(' ', '-'));

    private static string Cut(string text) => text.Length <= MaxLength ? text : text[..MaxLength].TrimEnd(' ', '-');
}
