using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Schemas;

namespace SdrsMock.Tests.Schemas;

/// <summary>Bodies for a call, some right and some wrong: the sample, with members left out, added and replaced by chance.</summary>
internal sealed class GeneratedBodies(OperationContract contract, int seed)
{
    // No numbers beyond 64 bits: NJsonSchema does not survive them (Newtonsoft's BigInteger is no IConvertible).
    private static readonly string[] s_values =
    [
        "null", "true", "false", "0", "-1", "1", "1.5", "1000", "1001", "1e3", "[]", "{}", "[null]", "[{}]",
        "\"\"", "\" \"", "\"a\"", "\"a\\n\"", "\"*\"", "\"*a\"", "\"a/b\"", "\"<a>\"", "\"\\u0000\"", "\"😀\"", "\"ä\"", "\"0\"", "\"1\"",
        "\"1000\"", "\"1001\"", "\"-1\"",
        "\"source\"", "\"target\"", "\"filter\"", "\"count\"", "\"create\"", "\"delete\"", "\"migration\"", "\"shared\"", "\"dedicated\"",
        "\"resource_name\"", "\"/dev/vda\"", "\"/dev/vdb1\"",
        "\"192.168.0.5\"", "\"192.168.0.05\"", "\"192.168.0.256\"", "\"1\"", "\"0x7f000001\"", "\"::1\"",
        "\"2024-02-30 00:00:00.000\"", "\"7a6b5c4d-3e2f-4109-8a7b-6c5d4e3f2011\"", "\"7A6B5C4D\"",
        .. new[] { 31, 36, 37, 43, 44, 59, 60, 64, 65, 127, 128, 255, 256 }.SelectMany(
            length => new[] { $"\"{new string('a', length)}\"", $"\"{string.Concat(Enumerable.Repeat("😀", length))}\"" }),
    ];

    private readonly Random _random = new(seed);

    /// <summary>Endlessly many.</summary>
    public IEnumerable<JsonElement> All()
    {
        var sample = contract.Sample is { } given ? JsonNode.Parse(Filled(given).GetRawText()) : new JsonObject();
        while (true)
        {
            yield return Parse((Invented(contract.Body, sample) ?? new JsonObject()).ToJsonString());
        }
    }

    /// <summary>A sample whose variables are filled in.</summary>
    public static JsonElement Filled(JsonElement sample) => Parse(System.Text.RegularExpressions.Regex.Replace(
        sample.GetRawText(), """\{[a-z_]+\}""",
            found => found.Value == "{vpc_subnet_address}" ? "192.168.0.5" : "7a6b5c4d-3e2f-4109-8a7b-6c5d4e3f2011"));

    private JsonNode? Invented(CompiledSchema schema, JsonNode? sample)
    {
        if (OneIn(12))
        {
            return JsonNode.Parse(s_values[_random.Next(s_values.Length)]);
        }

        if (schema.IsObject)
        {
            return InventedObject(schema, sample as JsonObject);
        }

        if (schema.IsArray && schema.Items is { } items)
        {
            var first = (sample as JsonArray)?.FirstOrDefault();
            var length = OneIn(10) ? 31 : _random.Next(4);
            return new JsonArray([.. Enumerable.Range(0, length).Select(_ => Invented(items, first))]);
        }

        return sample is not null && !OneIn(4) ? sample.DeepClone() : JsonNode.Parse(s_values[_random.Next(s_values.Length)]);
    }

    private JsonObject InventedObject(CompiledSchema schema, JsonObject? sample)
    {
        var invented = new JsonObject();
        foreach (var member in schema.MemberNames)
        {
            var given = sample?[member];
            if (OneIn(given is null ? 2 : 12))
            {
                continue;
            }

            invented[member] = Invented(schema[member]!, given);
        }

        if (OneIn(8))
        {
            invented["unknown"] = 1;
        }

        return invented;
    }

    private bool OneIn(int chances) => _random.Next(chances) == 0;

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
