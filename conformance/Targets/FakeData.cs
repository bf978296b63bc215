using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bogus;
using Bogus.DataSets;

namespace SdrsMock.Conformance.Targets;

/// <summary>The values of <c>{fake:kind}</c>: plausible data from Bogus, constant within a scenario and for each run with the same seed.
/// <c>{fake:name.2}</c> is a second value.</summary>
internal static class FakeData
{
    public const string Prefix = "fake:";

    // SDRS accepts names and descriptions of at most 64 characters.
    private const int MaxLength = 64;

    // The data sets are created on use: loading a locale takes longer than a scenario.
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

    /// <summary>The kinds that may follow the prefix.</summary>
    public static IEnumerable<string> Kinds => s_kinds.Keys;

    /// <summary>The value of a variable, or null if the name is not a known kind of fake data.</summary>
    public static string? Generate(string name, ReadOnlySpan<byte> scenarioHash)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal)
            || !s_kinds.TryGetValue(name[Prefix.Length..].Split('.')[0], out var generate))
        {
            return null;
        }

        // Each name has its own seed, so that an additional row does not change the values of other rows.
        var hash = SHA256.HashData([.. scenarioHash, .. Encoding.UTF8.GetBytes(name)]);
        return generate(new Randomizer(BinaryPrimitives.ReadInt32LittleEndian(hash)));
    }

    private static string Slug(string text) => Cut(text.ToLowerInvariant().Replace(' ', '-'));

    private static string Cut(string text) => text.Length <= MaxLength ? text : text[..MaxLength].TrimEnd(' ', '-');
}
