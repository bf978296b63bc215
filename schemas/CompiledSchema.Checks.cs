using System.Text.Json;

namespace SdrsMock.Schemas;

/// <content>The checks of a value one by one, for explanations. <see cref="Check(JsonElement)"/> is the fast form.</content>
public sealed partial class CompiledSchema
{
    private static readonly string[] s_keywords =
    [
        "type", "enum", "pattern", "format", "minLength", "maxLength", "x-maxBytes", "minimum", "maximum", "minItems", "maxItems",
        "uniqueItems", "maxProperties", "required",
    ];

    /// <summary>The keywords that say which values are accepted, with their values as in the schema file.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> Keywords =>
        s_keywords.Select(keyword => (keyword, value: _source.Get(keyword)))
            .Where(pair => pair.value is not null)
            .Select(pair => KeyValuePair.Create(pair.keyword, pair.value!.Value));

    /// <summary>
    /// Judges a value: every violation in the order of the schema, and every constraint that the schema states and the value holds.
    /// The first violated check is the violation that <see cref="Check(JsonElement)"/> returns. Of an array, a held constraint of the
    /// items is listed once.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="path">The place of the value.</param>
    public IReadOnlyList<SchemaCheck> Judge(JsonElement value, string path = "$")
    {
        var listed = new HashSet<(CompiledSchema, string?)>();
        return [.. JudgeValue(value, path).Where(check => check.IsViolated || listed.Add((check.Schema, check.Constraint)))];
    }

    internal IEnumerable<SchemaCheck> CreateChecks(string path, SchemaViolation? violation)
    {
        if (violation is not null)
        {
            yield return new(path, this, violation.Constraint, violation.Error, violation.Problem);
        }

        foreach (var (constraint, problem) in _constraint.Values.Where(stated => stated.Value != violation?.Constraint))
        {
            yield return new(path, this, constraint, _error.Find(problem), null, IsJudged: violation is null);
        }
    }

    private IEnumerable<SchemaCheck> JudgeValue(JsonElement value, string path)
    {
        var violation = FindOwnViolation(value);
        var isContainer = value.ValueKind is JsonValueKind.Object ? IsObject : value.ValueKind is JsonValueKind.Array && IsArray;
        return CreateChecks(path, violation).Concat(
            !isContainer ? JudgeAbsent(path, isJudged: violation is null).Skip(_constraint.Values.Count())
            : value.ValueKind is JsonValueKind.Object ? JudgeMembers(value, path)
            : JudgeItems(value, path));
    }

    // What a value violates itself, apart from its members and items.
    private SchemaViolation? FindOwnViolation(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when IsObject =>
            value.GetPropertyCount() > _maxProperties ? CreateViolation("maxProperties") : null,
        JsonValueKind.Array when IsArray => CheckCount(value.GetArrayLength()),
        _ => Check(value),
    };

    private IEnumerable<SchemaCheck> JudgeMembers(JsonElement value, string path)
    {
        foreach (var member in _members)
        {
            var place = $"{path}.{member.Name}";
            var checks = value.TryGetProperty(member.Utf8Name, out var found) ? member.Schema.JudgeValue(found, place)
                : member.Required ? member.Schema.CreateChecks(place, member.Schema.CreateViolation("required"))
                : member.Schema.JudgeAbsent(place, isJudged: true);
            foreach (var check in checks)
            {
                yield return check;
            }
        }

        foreach (var member in value.EnumerateObject().Where(member => _others is not null && !_byName.ContainsKey(member.Name)))
        {
            foreach (var check in _others!.JudgeValue(member.Value, $"{path}.{member.Name}"))
            {
                yield return check;
            }
        }
    }

    private IEnumerable<SchemaCheck> JudgeItems(JsonElement value, string path)
    {
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            foreach (var check in _items?.JudgeValue(item, $"{path}[{index}]") ?? [])
            {
                yield return check;
            }

            index++;
        }

        if (index == 0 && _items is not null)
        {
            foreach (var check in _items.JudgeAbsent($"{path}[]", isJudged: true))
            {
                yield return check;
            }
        }

        if (_uniqueItems && value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() < value.GetArrayLength())
        {
            yield return CreateChecks(path, CreateViolation("uniqueItems")).First();
        }
    }

    // The constraints on a value that the request does not have: they hold, unless the value that would contain it is violated.
    private IEnumerable<SchemaCheck> JudgeAbsent(string path, bool isJudged)
    {
        var own = CreateChecks(path, null).Select(check => check with { IsJudged = isJudged });
        var members = _members.SelectMany(member => member.Schema.JudgeAbsent($"{path}.{member.Name}", isJudged));
        return own.Concat(members).Concat(_items?.JudgeAbsent($"{path}[]", isJudged) ?? []);
    }
}
