using System.Globalization;
using System.Text.Json;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>
/// The path of a value in a response: <c>failure_jobs[0].error_code</c>, <c>server_groups[*].name</c>,
/// <c>server_groups[id={group}].status</c>, or <c>$</c> for the whole body.
/// </summary>
internal sealed record FieldPath(string Text, IReadOnlyList<FieldPath.Segment> Segments)
{
    private static readonly Dictionary<string, string> s_noData = [];

    internal abstract record Segment;

    internal sealed record Member(string Name) : Segment;

    internal sealed record Index(int Number) : Segment;

    internal sealed record Every : Segment;

    internal sealed record Where(string Name, string Value) : Segment;

    /// <summary>Whether the path is the name of a header.</summary>
    public bool IsHeaderName => IsHeader(Text);

    /// <summary>Whether the path selects several values.</summary>
    public bool IsMultiple => Segments.Any(segment => segment is Every);

    /// <summary>
    /// Whether a name is an HTTP header: names of API members begin with a lower-case letter, those of headers with a capital.
    /// </summary>
    public static bool IsHeader(string name) => name.Length > 0 && char.IsAsciiLetterUpper(name[0]);

    /// <summary>Parses a path in the body, or the name of a header.</summary>
    /// <exception cref="FormatException">The text is not a path.</exception>
    public static FieldPath ParseFieldOrHeader(string text, IReadOnlyDictionary<string, string>? data = null) =>
        Variables.Replace(text, data ?? s_noData) is var filled && IsHeader(filled) ? new(filled, []) : Parse(text, data);

    /// <summary>Parses a path. The values of a data row are inserted into its parts, so that a value in brackets may contain any sign.
    /// </summary>
    /// <exception cref="FormatException">The text is not a path.</exception>
    public static FieldPath Parse(string text, IReadOnlyDictionary<string, string>? data = null)
    {
        var values = data ?? s_noData;
        var segments = new List<Segment>();
        for (var at = text.StartsWith('$') ? 1 : 0; at < text.Length;)
        {
            if (text[at] == '[')
            {
                segments.Add(ReadBracket(text, ref at, values));
                continue;
            }

            // A data value can be a path of several parts.
            var member = ReadMember(text, ref at);
            var name = Variables.Replace(member.Name, values);
            segments.AddRange(name == member.Name ? [member] : Parse(name).Segments);
        }

        return new(Variables.Replace(text, values), segments);
    }

    /// <summary>
    /// The values at the path; none if it does not exist. As in requests, a path starts inside the object that wraps the members,
    /// such as <c>server_group</c>, unless it names that object or begins with <c>$</c>.
    /// </summary>
    /// <param name="root">The body of the response.</param>
    /// <param name="variables">The values of variables in the path.</param>
    /// <param name="wrapper">The documented wrapper, which applies also to a body with further members; null for none.</param>
    public IEnumerable<JsonElement> Find(JsonElement root, Variables variables, string? wrapper = null) =>
        Segments.Aggregate<Segment, IEnumerable<JsonElement>>(
            [Start(root, wrapper)], (found, segment) => found.SelectMany(value => Step(value, segment, variables)));

    private JsonElement Start(JsonElement root, string? wrapper)
    {
        if (Text.StartsWith('$') || root.ValueKind is not JsonValueKind.Object)
        {
            return root;
        }

        if (wrapper is not null && root.TryGetProperty(wrapper, out var wrapped) && wrapped.ValueKind is JsonValueKind.Object
            && Segments is [Member(var outer), ..] && !root.TryGetProperty(outer, out _))
        {
            return wrapped;
        }

        if (root.GetPropertyCount() != 1)
        {
            return root;
        }

        var only = root.EnumerateObject().Single();
        return only.Value.ValueKind is JsonValueKind.Object && Segments is [Member(var first), ..] && first != only.Name
            ? only.Value
            : root;
    }

    private static IEnumerable<JsonElement> Step(JsonElement value, Segment segment, Variables variables) => segment switch
    {
        Member(var name) => value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var member) ? [member] : [],
        _ when value.ValueKind is not JsonValueKind.Array => [],
        Index(var number) => number < value.GetArrayLength() ? [value[number]] : [],
        Where(var name, var expected) => value.EnumerateArray().Where(item =>
            item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var member)
            && JsonText.Format(member) == variables.Fill(expected)),
        _ => value.EnumerateArray(),
    };

    private static Member ReadMember(string text, ref int at)
    {
        at += text[at] == '.' ? 1 : 0;
        var length = text.AsSpan(at).IndexOfAny('.', '[');
        var name = length < 0 ? text[at..] : text.Substring(at, length);
        at += name.Length;
        return name.Length > 0
            ? new Member(name)
            : throw new FormatException($"'{text}' is not a path: a name is missing; write names separated by dots");
    }

    private static Segment ReadBracket(string text, ref int at, IReadOnlyDictionary<string, string> values)
    {
        var close = text.IndexOf(']', at);
        if (close < 0)
        {
            throw new FormatException($"'{text}' is not a path: the bracket is not closed; add ']'");
        }

        var inside = text[(at + 1)..close].Trim();
        at = close + 1;
        var parts = inside.Split('=', 2).Select(part => Variables.Replace(part.Trim(), values)).ToArray();
        return (parts is [var whole] ? whole.Split('=', 2) : parts) switch
        {
            ["*"] => new Every(),
            [var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => new Index(index),
            [var name, var value] when name.Length > 0 => new Where(name, value),
            _ => throw new FormatException($"'{text}' is not a path: write a number, * or name=value in brackets"),
        };
    }
}
