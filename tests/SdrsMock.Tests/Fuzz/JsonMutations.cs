using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Bodies that are still JSON, or nearly, but say something else.</summary>
internal static class JsonMutations
{
    private const string Mark = "@@here@@";

    // As they stand in the text: JsonNode can hold few of them.
    private static readonly string[] s_values =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "0.5", "1e5", "1E+2", "1e400", "-1e400", "1e-400", "2147483648",
        "9223372036854775808", "1234567890123456789012",
        "\"\"", "\" \"", "\"a\"", "\"1\"", "\"true\"", "\"null\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"",
        "\"\\ud83d\\ude00\"", "\"😀\"", "\"\\u202e\"", "\"é\"",
        "\"../../etc\"", "\"%00\"", "\"${1}\"", "\"{{this}}\"", "\"'; --\"", "\"2020-02-30T25:61:61Z\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"1,2,3\"", "\"10.0.0.256\"", "\"10.0.0.0/33\"", "\"PT0.0000000000000001S\"",
        "\"-PT1S\"", "\"P100Y\"", "\"P99999999999Y\"", "\"::1\"",
        "[]", "[null]", "[[]]", "[{}]", "[0,\"a\",null]", "{}", "{\"a\":1}", "{\"id\":null}", "{\"\":\"\"}",
    ];

    public static IReadOnlyList<(string Name, Func<WireRequest, SeededRandom, WireRequest> Change)> All { get; } =
    [
        ("member left out", (call, chance) => Change(call, chance, (holder, name, _) => holder.Remove(name))),
        ("value replaced", (call, chance) => Replace(call, chance, chance.Of(s_values))),
        ("value replaced", (call, chance) => Replace(call, chance, chance.Of(s_values))),
        ("value replaced", (call, chance) => Replace(call, chance, chance.Of(s_values))),
        (
            "long text",
            (call, chance) => Replace(
                call, chance, $"\"{new string(chance.Of("aä1 ".ToArray()), chance.Of((int[])[64, 65, 256, 257, 5000, 100_000]))}\"")),
        ("long number", (call, chance) => Replace(call, chance, new('9', chance.Of((int[])[19, 22, 309, 5000])))),
        ("deep value", (call, chance) => Replace(call, chance, new string('[', 60 + chance.Below(10)) + new string(']', 60))),
        (
            "text as number",
            (call, chance) => Change(
                call, chance,
                (holder, name, value) => holder[name] = value is JsonValue ? value.GetValueKind() is JsonValueKind.String ? 7
                    : value.ToString()
                    : 7)),
        (
            "value in a list",
            (call, chance) => Change(call, chance, (holder, name, value) => holder[name] = new JsonArray(value?.DeepClone()))),
        (
            "list of many",
            (call, chance) => Change(
                call, chance,
                (holder, name, value) => holder[name] = new JsonArray(
                    [.. Enumerable.Range(0, chance.Of((int[])[2, 11, 51, 1001])).Select(_ => value?.DeepClone())]))),
        (
            "value in an object",
            (call, chance) => Change(call, chance, (holder, name, value) => holder[name] = new JsonObject { [name] = value?.DeepClone() })),
        (
            "member renamed",
            (call, chance) => Change(
                call, chance,
                (holder, name, value) => (
                    holder[chance.Of((string[])[name.ToUpperInvariant(), $"{name}s", $" {name}", "id", "name", ""])],
                    _) = (value?.DeepClone(), holder.Remove(name)))),
        (
            "member added",
            (call, chance) => Change(
                call, chance,
                (holder, _, value) =>
                    holder[chance.Of((string[])["id", "name", "status", "colour", "", "$ref", "__proto__", "tags"])] = value?.DeepClone())),
        ("member twice", Twice),
    ];

    private static WireRequest Replace(WireRequest call, SeededRandom chance, string text) => Changed(
        call, chance, (holder, name, _) => holder[name] = Mark, json => json.Replace($"\"{Mark}\"", text, StringComparison.Ordinal));

    private static WireRequest Twice(WireRequest call, SeededRandom chance)
    {
        var name = "";
        return Changed(
            call, chance, (_, picked, _) => name = picked,
            json => json.Replace($"\"{name}\":", $"\"{name}\":null,\"{name}\":", StringComparison.Ordinal));
    }

    private static WireRequest Change(WireRequest call, SeededRandom chance, Action<JsonObject, string, JsonNode?> change) =>
        Changed(call, chance, change, json => json);

    private static WireRequest Changed(
        WireRequest call, SeededRandom chance, Action<JsonObject, string, JsonNode?> change, Func<string, string> rewrite)
    {
        if (Parse(call.Body) is not { } root)
        {
            return call;
        }

        var members = Members(root).ToList();
        if (members.Count == 0)
        {
            return call;
        }

        var (holder, name) = chance.Of(members);
        change(holder, name, holder[name]);
        return call with { Body = Encoding.UTF8.GetBytes(rewrite(root.ToJsonString())) };
    }

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            var root = body.Length is 0 or > 100_000 ? null : JsonNode.Parse(body);
            // Read once from end to end: a lone surrogate or a member twice shows itself only now.
            return root is not null && root.ToJsonString() is not null && Members(root).Count() >= 0 ? root : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Every member of every object in a document.</summary>
    public static IEnumerable<(JsonObject Holder, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject holder => holder.SelectMany(member => Members(member.Value).Prepend((holder, member.Key))),
        JsonArray items => items.SelectMany(Members),
        _ => [],
    };
}
