using Xunit.Sdk;

namespace SdrsMock.Tests.Properties;

/// <summary>
/// What invariants claim, thousands of times: it costs nothing as long as it holds, and the words are made when it does not.
/// </summary>
internal static class Invariant
{
    public static void That(bool holds, Func<string> otherwise)
    {
        if (!holds)
        {
            throw new XunitException(otherwise());
        }
    }

    /// <summary>Both ways of counting or naming the same thing agree.</summary>
    public static void Same<T>(T one, T other, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(one, other))
        {
            throw new XunitException($"{what}: {one} and {other}");
        }
    }

    /// <summary>Two long texts are the same; if not, both are shown where they part.</summary>
    public static void Unchanged(string before, string after, Func<string> otherwise)
    {
        if (before != after)
        {
            var start = Math.Max(0, before.AsSpan().CommonPrefixLength(after) - 150);
            throw new XunitException($"{otherwise()}\nfrom …{Cut(before, start)}…\nto   …{Cut(after, start)}…");
        }
    }

    public static void Unique(IEnumerable<string?> values, string what)
    {
        var seen = new HashSet<string?>();
        foreach (var value in values)
        {
            That(seen.Add(value), () => $"{what}: {value} twice");
        }
    }

    private static string Cut(string text, int start) => text.Substring(start, Math.Min(400, text.Length - start));
}
