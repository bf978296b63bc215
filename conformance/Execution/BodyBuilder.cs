using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>Builds a request body: the sample of the operation with the changes of the step.</summary>
internal sealed partial class BodyBuilder
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly OperationContract? _contract;
    private readonly Variables _variables;
    private readonly SampleBody _sample;
    private readonly string? _wrapper;
    private JsonNode? _root;
    private string? _whole;
    private bool _hasWhole;

    /// <param name="contract">The contract, or null if any body is allowed and the type of a value follows from its form.</param>
    /// <param name="variables">The values of variables.</param>
    public BodyBuilder(OperationContract? contract, Variables variables)
    {
        (_contract, _variables, _wrapper) = (contract, variables, contract?.Wrapper);
        _sample = new(variables);
        _root = contract?.Sample is { } sample ? _sample.Fill(JsonNode.Parse(sample.GetRawText())) : null;
    }

    /// <summary>The body of a value after <c>$=</c>, or null for no body.</summary>
    public static string? GetWholeBody(string text, Variables variables) => text switch
    {
        CellValue.None => null,
        CellValue.Empty => "",
        _ => CellValue.IsRepetition(text, out var repeated) ? repeated : variables.FillKnown(text),
    };

    public void Assign(Assignment item)
    {
        if (item.Name == Assignment.WholeBody)
        {
            (_whole, _hasWhole) = (GetWholeBody(item.Text, _variables), true);
            return;
        }

        // "$.x" starts at the top of the body; a bare name starts inside the wrapper and must be a known member.
        var fromTop = item.Name.StartsWith("$.", StringComparison.Ordinal);
        var path = FieldPath.Parse(item.Name).Segments;
        Set(fromTop || _wrapper is null ? path : [new FieldPath.Member(_wrapper), .. path], item.Text);
    }

    /// <exception cref="UnboundVariableException">The sample uses a variable that is not set, and the step does not replace it.</exception>
    public string? Finish()
    {
        if (_hasWhole)
        {
            return _whole;
        }

        foreach (var (node, name) in _sample.Unbound)
        {
            // A node that the step replaced or removed is not part of the body.
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
        JsonNode CreateContainer() => next is FieldPath.Index ? new JsonArray() : new JsonObject();
        switch (node, segment)
        {
            case (JsonObject members, FieldPath.Member(var name)):
                if (members[name] is not (JsonObject or JsonArray))
                {
                    members[name] = CreateContainer();
                }

                return members[name]!;
            case (JsonArray items, FieldPath.Index(var index)) when index <= items.Count:
                if (index == items.Count)
                {
                    items.Add(CreateContainer());
                }

                return items[index]!;
            default:
                throw CreatePathError();
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
                throw CreatePathError();
        }
    }

    private static FormatException CreatePathError() =>
        new("the body has no such place; set the items of a list from [0] on, without gaps");

    private JsonNode? GetValue(string text, CompiledSchema? schema) => text switch
    {
        CellValue.Null => null,
        CellValue.Empty => CreateEmpty(schema),
        _ when CellValue.IsRepetition(text, out var repeated) => repeated,
        _ when CellValue.IsJson(text, out var json) => Parse(_variables.Fill(json), text),
        ['[' or '"', ..] => Parse(_variables.Fill(text), text),
        ['{', ..] when !Variables.StartsWithReference(text) => Parse(_variables.Fill(text), text),
        _ => ConvertToType(_variables.Fill(text), schema),
    };

    private static JsonNode CreateEmpty(CompiledSchema? schema) => schema switch
    {
        { IsArray: true, IsString: false } => new JsonArray(),
        { IsObject: true, IsString: false } => new JsonObject(),
        _ => "",
    };

    // Without a contract the form of the text decides on the type; with one, the schema decides if the text can have that type.
    private JsonNode? ConvertToType(string text, CompiledSchema? schema)
    {
        var (canBeNumber, canBeBoolean) = _contract is null
            ? (true, true)
            : (schema is { IsNumber: true, IsString: false }, schema is { IsBoolean: true, IsString: false });
        if (canBeBoolean && bool.TryParse(text, out var value))
        {
            return value;
        }

        return canBeNumber && IsNumber(text) ? JsonNode.Parse(text) : text;
    }

    // The syntax of JSON: "5." and "-.5", which .NET accepts as numbers, are sent as strings.
    private static bool IsNumber(string text) => text is ['-' or (>= '0' and <= '9'), ..] && Number().IsMatch(text);

    private static JsonNode? Parse(string json, string cell)
    {
        try
        {
            var value = JsonNode.Parse(json);
            // The parser accepts \ud800, which cannot be serialized.
            _ = json.Contains("\\u", StringComparison.Ordinal) ? value?.ToJsonString() : null;
            return value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"'{cell}' is not valid JSON; write an intentionally broken body after $=");
        }
    }

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
