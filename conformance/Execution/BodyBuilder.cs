using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>The operation's sample body with what a row says differently.</summary>
internal sealed partial class BodyBuilder
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly OperationContract? _contract;
    private readonly Variables _variables;
    private readonly SampleBody _sample;
    private readonly string? _wrapper;
    private JsonNode? _root;
    private string? _whole;
    private bool _wholeGiven;

    /// <param name="contract">The contract, or null where any body goes and values are typed by their look.</param>
    /// <param name="variables">What fills the braces.</param>
    public BodyBuilder(OperationContract? contract, Variables variables)
    {
        (_contract, _variables, _wrapper) = (contract, variables, contract?.Wrapper);
        _sample = new(variables);
        _root = contract?.Sample is { } sample ? _sample.Fill(JsonNode.Parse(sample.GetRawText())) : null;
    }

    /// <summary>What stands behind <c>$=</c>, or null for no body.</summary>
    public static string? Whole(string text, Variables variables) =>
        text is CellValue.None ? null
        : text is CellValue.Empty ? ""
        : CellValue.IsRepetition(text, out var repeated) ? repeated
        : variables.FillKnown(text);

    public void Assign(Assignment item)
    {
        if (item.Name == Assignment.WholeBody)
        {
            (_whole, _wholeGiven) = (Whole(item.Text, _variables), true);
            return;
        }

        // "$.x" is told from the top; a bare name is told from inside the wrapper and must be known.
        var fromTop = item.Name.StartsWith("$.", StringComparison.Ordinal);
        var path = FieldPath.Parse(item.Name).Segments;
        Set(fromTop || _wrapper is null ? path : [new FieldPath.Member(_wrapper), .. path], item.Text);
    }

    /// <exception cref="UnboundVariableException">The sample needs a variable that has no value and that no cell replaced.</exception>
    public string? Finish()
    {
        if (_wholeGiven)
        {
            return _whole;
        }

        foreach (var (node, name) in _sample.Unbound)
        {
            // A node that was replaced or removed is no longer part of the body.
            if (ReferenceEquals(node.Root, _root))
            {
                throw new UnboundVariableException(name);
            }
        }

        return _root?.ToJsonString(s_plain);
    }

    private void Set(IReadOnlyList<FieldPath.Segment> path, string text)
    {
        _root ??= new JsonObject();
        var (node, schema) = (_root, _contract?.Body);
        for (var depth = 0; depth < path.Count; depth++)
        {
            var last = depth == path.Count - 1;
            schema = path[depth] is FieldPath.Member(var name) ? schema?[name] : schema?.Items;
            if (last)
            {
                Place(node, path[depth], text, schema);
                return;
            }

            node = Enter(node, path[depth], path[depth + 1]);
        }
    }

    private static JsonNode Enter(JsonNode node, FieldPath.Segment segment, FieldPath.Segment next)
    {
        JsonNode Container() => next is FieldPath.Index ? new JsonArray() : new JsonObject();
        switch (node, segment)
        {
            case (JsonObject members, FieldPath.Member(var name)):
                if (members[name] is not (JsonObject or JsonArray))
                {
                    members[name] = Container();
                }

                return members[name]!;
            case (JsonArray items, FieldPath.Index(var index)) when index <= items.Count:
                if (index == items.Count)
                {
                    items.Add(Container());
                }

                return items[index]!;
            default:
                throw new FormatException("the body has no such place; items of a list are given from [0] on, without gaps");
        }
    }

    private void Place(JsonNode node, FieldPath.Segment segment, string text, CompiledSchema? schema)
    {
        switch (node, segment)
        {
            case (JsonObject members, FieldPath.Member(var name)) when text is CellValue.None:
                members.Remove(name);
                break;
            case (JsonObject members, FieldPath.Member(var name)):
                members[name] = GetValue(text, schema);
                break;
            case (JsonArray items, FieldPath.Index(var index)) when index < items.Count && text is CellValue.None:
                items.RemoveAt(index);
                break;
            case (JsonArray items, FieldPath.Index(var index)) when index < items.Count:
                items[index] = GetValue(text, schema);
                break;
            case (JsonArray items, FieldPath.Index(var index)) when index == items.Count:
                items.Add(GetValue(text, schema));
                break;
            default:
                throw new FormatException("the body has no such place; items of a list are given from [0] on, without gaps");
        }
    }

    private JsonNode? GetValue(string text, CompiledSchema? schema) =>
        text is CellValue.Null ? null
        : text is CellValue.Empty ? schema is { IsArray: true, IsString: false } ? new JsonArray() : schema is { IsObject: true, IsString: false } ? new JsonObject() : ""
        : CellValue.IsRepetition(text, out var repeated) ? repeated
        : CellValue.IsJson(text, out var json) ? Parsed(_variables.Fill(json), text)
        : text is ['[', ..] || (text is ['{', ..] && !Variables.StartsWithReference(text)) || text is ['"', ..] ? Parsed(_variables.Fill(text), text)
        : Typed(_variables.Fill(text), schema);

    private JsonNode? Typed(string text, CompiledSchema? schema)
    {
        // Without a schema a value is what it looks like; with one it is what the schema wants, if it can be that.
        var (number, flag) = _contract is null ? (true, true) : (schema is { IsNumber: true, IsString: false }, schema is { IsBoolean: true, IsString: false });
        return flag && bool.TryParse(text, out var truth) ? truth
            : number && IsNumber(text) ? JsonNode.Parse(text)
            : text;
    }

    // As JSON writes numbers: "5." and "-.5", which .NET takes for numbers too, go out as the texts they are.
    private static bool IsNumber(string text) => text is ['-' or (>= '0' and <= '9'), ..] && Number().IsMatch(text);

    private static JsonNode? Parsed(string json, string written)
    {
        try
        {
            var value = JsonNode.Parse(json);
            // The parser lets \ud800 pass, which nobody can write down again.
            _ = json.Contains("\\u", StringComparison.Ordinal) ? value?.ToJsonString() : null;
            return value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"'{written}' is no JSON; a body that is broken on purpose goes behind $=");
        }
    }

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
