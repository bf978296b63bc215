using System.Globalization;
using System.Text.RegularExpressions;

namespace SdrsMock.Schemas;

/// <content>What must be there, the numeric limits, and schemas with one of them changed.</content>
public sealed partial class CompiledSchema
{
    /// <summary>The segment of a path that stands for the items of an array.</summary>
    internal const string ItemsSegment = "[]";

    /// <summary>Whether an object must have a member.</summary>
    internal bool Requires(string member) => Array.Exists(_members, each => each.Name == member && each.Required);

    /// <summary>The numeric limits of the value and of everything in it that can be one higher or lower.</summary>
    internal IEnumerable<SchemaLimit> FindLimits() => FindLimits([]);

    /// <summary>The same schema with another value of one limit.</summary>
    internal CompiledSchema With(SchemaLimit limit, int value) => With(limit.Path, limit.Keyword, value);

    private IEnumerable<SchemaLimit> FindLimits(string[] path)
    {
        foreach (var (keyword, value) in OwnLimits.Where(limit => limit.Value is not null))
        {
            var violation = CreateViolation(keyword);
            yield return new(path, keyword, value!.Value, violation.Constraint, CanHaveLength);
        }

        foreach (var limit in _members.SelectMany(member => member.Schema.FindLimits([.. path, member.Name])))
        {
            yield return limit;
        }

        foreach (var limit in _items?.FindLimits([.. path, ItemsSegment]) ?? [])
        {
            yield return limit;
        }
    }

    private IEnumerable<(string Keyword, int? Value)> OwnLimits =>
    [
        ("minLength", _minLength), ("maxLength", _maxLength), ("x-maxBytes", _maxBytes), ("minItems", _minItems), ("maxItems", _maxItems),
        ("minimum", ToLimit(_minimum)), ("maximum", ToLimit(_maximum)), (SchemaLimit.Pattern, PatternLimit),
    ];

    // The largest length of a pattern such as ^[a-z]{1,64}$.
    private int? PatternLimit => LengthInPattern().Match(_source.Text(SchemaLimit.Pattern) ?? "") is { Success: true } match
        ? int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    // Larger numbers are those of a type, not of a rule.
    private static int? ToLimit(double? value) => value is >= -1e6 and <= 1e6 ? (int)value : null;

    private CompiledSchema With(ReadOnlySpan<string> path, string keyword, int value)
    {
        var copy = (CompiledSchema)MemberwiseClone();
        switch (path)
        {
            case []:
                copy.SetLimit(keyword, value);
                break;
            case [ItemsSegment, ..]:
                copy._items = _items!.With(path[1..], keyword, value);
                break;
            default:
                var (name, changed) = (path[0], _byName[path[0]].With(path[1..], keyword, value));
                copy._members = [.. _members.Select(member => member.Name == name ? member with { Schema = changed } : member)];
                copy._byName = new(_byName) { [name] = changed };
                break;
        }

        return copy;
    }

    private void SetLimit(string keyword, int value)
    {
        switch (keyword)
        {
            case "minLength":
                _minLength = value;
                break;
            case "maxLength":
                _maxLength = value;
                break;
            case "x-maxBytes":
                _maxBytes = value;
                break;
            case "minItems":
                _minItems = value;
                break;
            case "maxItems":
                _maxItems = value;
                break;
            case "minimum":
                _minimum = value;
                break;
            case "maximum":
                _maximum = value;
                break;
            case SchemaLimit.Pattern:
                var pattern = _source.Text(SchemaLimit.Pattern)!;
                var length = LengthInPattern().Match(pattern).Groups[1];
                _pattern = GetPattern(string.Create(
                    CultureInfo.InvariantCulture, $"{pattern[..length.Index]}{value}{pattern[(length.Index + length.Length)..]}"));
                break;
            default:
                throw new ArgumentException($"{keyword} is not a limit", nameof(keyword));
        }
    }

    [GeneratedRegex(@"^\^\[[^\]]+\]\{1,([0-9]+)\}\$$", RegexOptions.CultureInvariant)]
    private static partial Regex LengthInPattern();

    // Whether the other keywords accept a text of this length: letters or digits.
    private bool CanHaveLength(int length) =>
        _values is null && !_ipv4 && (length > 0 || !_error.Names("blank"))
        && (_pattern is not { } pattern || pattern.IsMatch(new string('a', Math.Max(0, length)))
            || pattern.IsMatch(new string('1', Math.Max(0, length))));
}
