using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>What the target supplies, what the command line adds and what steps save, by name.</summary>
internal sealed partial class Variables
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Func<string, string?> _generated;

    /// <param name="made">Gives the value of a name that is made on demand, such as <c>uuid</c>; null where it knows none.</param>
    public Variables(Func<string, string?>? made = null) => _generated = made ?? (_ => null);

    /// <summary>All that have a value, but not what is made on demand.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _values;

    public string this[string name]
    {
        get => TryGet(name, out var value) ? value : throw new UnboundVariableException(name);
        set => _values[name] = value;
    }

    public bool TryGet(string name, [NotNullWhen(true)] out string? value) =>
        _values.TryGetValue(name, out value) || (value = _generated(name)) is not null;

    public void AddRange(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (name, value) in values)
        {
            _values[name] = value;
        }
    }

    /// <summary>Replaces every <c>{name}</c>.</summary>
    /// <exception cref="UnboundVariableException">One of them has no value.</exception>
    public string Fill(string text) => text.Contains('{') ? Reference().Replace(text, match => this[match.Groups[1].Value]) : text;

    /// <summary>Replaces every <c>{name}</c> that has a value and leaves the others, as a body that is broken on purpose needs.</summary>
    public string FillKnown(string text) =>
        text.Contains('{') ? Reference().Replace(text, match => TryGet(match.Groups[1].Value, out var value) ? value : match.Value) : text;

    /// <summary>The names that a text refers to.</summary>
    public static IEnumerable<string> NamesIn(string text) =>
        text.Contains('{') ? Reference().Matches(text).Select(match => match.Groups[1].Value) : [];

    /// <summary>Whether the text begins with a variable, not with a JSON object.</summary>
    public static bool StartsWithReference(ReadOnlySpan<char> text)
    {
        foreach (var match in Reference().EnumerateMatches(text))
        {
            return match.Index == 0;
        }

        return false;
    }

    /// <summary>Replaces the references that a table of data answers.</summary>
    public static string Replace(string text, IReadOnlyDictionary<string, string> values) =>
        text.Contains('{') ? Reference().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, match.Value)) : text;

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_.:-]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
