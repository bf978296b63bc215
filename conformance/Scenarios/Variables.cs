using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>The variables of a scenario: supplied by the target or the command line, generated, or saved by steps.</summary>
internal sealed partial class Variables
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Func<string, string?> _generate;

    /// <param name="generate">Returns the value of a generated variable, such as <c>uuid</c>, or null.</param>
    public Variables(Func<string, string?>? generate = null) => _generate = generate ?? (_ => null);

    /// <summary>All variables except the generated ones.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _values;

    public string this[string name]
    {
        get => TryGet(name, out var value) ? value : throw new UnboundVariableException(name);
        set => _values[name] = value;
    }

    public bool TryGet(string name, [NotNullWhen(true)] out string? value) =>
        _values.TryGetValue(name, out value) || (value = _generate(name)) is not null;

    public void AddRange(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (name, value) in values)
        {
            _values[name] = value;
        }
    }

    /// <summary>Replaces every <c>{name}</c>.</summary>
    /// <exception cref="UnboundVariableException">A variable is not set.</exception>
    public string Fill(string text) => text.Contains('{') ? Reference().Replace(text, match => this[match.Groups[1].Value]) : text;

    /// <summary>Replaces every <c>{name}</c> that is set and leaves the others, as an intentionally broken body requires.</summary>
    public string FillKnown(string text) =>
        text.Contains('{') ? Reference().Replace(text, match => TryGet(match.Groups[1].Value, out var value) ? value : match.Value) : text;

    /// <summary>The names of the variables in a text.</summary>
    public static IEnumerable<string> NamesIn(string text) =>
        text.Contains('{') ? Reference().Matches(text).Select(match => match.Groups[1].Value) : [];

    /// <summary>Whether the text begins with a variable and not with a JSON object.</summary>
    public static bool StartsWithReference(ReadOnlySpan<char> text)
    {
        foreach (var match in Reference().EnumerateMatches(text))
        {
            return match.Index == 0;
        }

        return false;
    }

    /// <summary>Replaces the names that a data row contains.</summary>
    public static string Replace(string text, IReadOnlyDictionary<string, string> values) =>
        text.Contains('{') ? Reference().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, match.Value)) : text;

    /// <summary>Replaces each item of a list that is only a name of a data column, such as <c>{checks}</c>, which may be a list.</summary>
    public static string ReplaceItems(string cell, IReadOnlyDictionary<string, string> values) =>
        values.Count > 0 && cell.Contains('{') ? ListItem().Replace(cell, match => Replace(match.Value, values)) : cell;

    /// <summary>The names of the variables that are an item of a list of their own.</summary>
    public static IEnumerable<string> NamesOfItems(string cell) =>
        cell.Contains('{') ? ListItem().Matches(cell).SelectMany(match => NamesIn(match.Value)) : [];

    [GeneratedRegex(@"(?<=^|[;\n])\s*\{[A-Za-z_][A-Za-z0-9_.:-]*\}\s*(?=$|[;\n])", RegexOptions.CultureInvariant)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_.:-]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
