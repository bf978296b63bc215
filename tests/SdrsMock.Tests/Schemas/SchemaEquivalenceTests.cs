using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using SdrsMock.Schemas;
using SdrsMock.Tests.Fuzz;
using SdrsMock.Tests.Properties;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

/// <summary>The hot path's own reading of a schema and NJsonSchema's come to the same verdict.</summary>
public sealed class SchemaEquivalenceTests
{
    private const int Bodies = 400;
    private const int Answers = 2000;
    private const int CallsPerWorld = 10;

    // Null stands for an omitted member.
    private static readonly string[] s_values =
    [
        "", "null", "true", "0", "-1", "1.5", "\"\"", "\"a\"", "\"0\"", "[]", "{}", "[null]", "[{}]", "{\"a\":1}", "{\"a\":\"b\"}",
        "\"2024-01-02 03:04:05.6\"",
    ];
    private static readonly string[] s_all = [.. Catalog.Operations.Select(operation => operation.Name)];
    private static readonly ConcurrentDictionary<string, JsonSchema> s_replies = new();

    private static readonly CompiledSchema[] s_textSchemas = [.. ((string[])[
        """{"type":"string"}""",
        """{"type":"string","maxLength":64}""",
        """{"type":"string","minLength":5}""",
        """{"type":"string","x-maxBytes":255}""",
        """{"type":"string","pattern":"^[a-z]+$"}""",
        """{"type":"string","enum":["abc","a b"]}""",
        """{"type":"string","x-error":{"blank":"SDRS.1013"}}""",
        """{"type":"string","format":"ipv4"}""",
    ]).Select(schema => CompiledSchema.Compile(JsonDocument.Parse(schema).RootElement))];

    public static TheoryData<string> Operations =>
        [.. Catalog.Operations.Select(operation => operation.Name).Where(name => OperationContract.Load(name).Body.MemberNames.Any())];

    [Fact]
    public void Both_validators_agree_on_responses()
    {
        var mock = new MockHarness();
        var (accepted, rejected) = (new HashSet<string>(), new HashSet<string>());
        for (var number = 0; number < Answers; number++)
        {
            if (number % CallsPerWorld == 0)
            {
                mock = new();
                mock.AddOneOfEach();
            }

            var chance = new SeededRandom(seed: 1, number);
            var call = mock.Plan(new(chance.Of(s_all), chance.Below(1000), chance.Below(1000), chance.Below(1000)));
            var response = call.Send(mock);
            if (response.Status is < 200 or >= 300 or 204)
            {
                continue;
            }

            foreach (var text in (string[])[response.Text, .. Enumerable.Range(0, 4).Select(_ => Spoilt(response.Text, chance))])
            {
                var contract = OperationContract.Load(call.Operation);
                var theirs = s_replies.GetOrAdd(
                    call.Operation, _ => JsonSchema.FromJsonAsync(contract.ResponseSchema()).GetAwaiter().GetResult())
                    .Validate(text);
                var ours = contract.Response.Check(JsonDocument.Parse(text).RootElement);
                (ours is null).ShouldBe(theirs.Count == 0, $"{call.Operation}: {text} — {ours} — {string.Join("; ", theirs)}");
                (ours is null ? accepted : rejected).Add(call.Operation);
            }
        }

        accepted.Count.ShouldBeGreaterThan(40);
        rejected.Count.ShouldBeGreaterThan(35);
    }

    private static string Spoilt(string text, SeededRandom chance)
    {
        var root = JsonNode.Parse(text)!;
        var members = JsonMutations.Members(root).ToList();
        if (members.Count > 0)
        {
            var (holder, name) = chance.Of(members);
            var value = chance.Of(s_values);
            if (value.Length == 0)
            {
                holder.Remove(name);
            }
            else
            {
                holder[name] = JsonNode.Parse(value);
            }
        }

        return root.ToJsonString();
    }

    // A short text is validated in place; an escaped or long text is converted to a string first.
    [Theory]
    [InlineData("abc", "\\u0061\\u0062\\u0063")]
    [InlineData("é字😀", "\\u00e9\\u5b57\\ud83d\\ude00")]
    [InlineData("a b", "\\u0061 b")]
    [InlineData("   ", "\\u0020  ")]
    public void Both_validators_agree_on_escaped_strings(string plain, string escaped)
    {
        foreach (var repeated in (int[])[1, 20, 21, 64, 85, 86, 255, 300])
        {
            foreach (var schema in s_textSchemas)
            {
                var (text, spelt) = (
                    string.Concat(Enumerable.Repeat(plain, repeated)), string.Concat(Enumerable.Repeat(escaped, repeated)));
                var verdict = schema.CheckText(text)?.Problem;
                Check(schema, text).ShouldBe(verdict);
                Check(schema, spelt).ShouldBe(verdict);
            }
        }

        s_textSchemas.ShouldContain(schema => Check(schema, plain) != null);
        s_textSchemas.ShouldContain(schema => Check(schema, plain) == null);
    }

    private static string? Check(CompiledSchema schema, string spelt) =>
        schema.Check(JsonDocument.Parse($"\"{spelt}\"").RootElement)?.Problem;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Both_validators_agree_on_request_bodies(string name)
    {
        var contract = OperationContract.Load(name);
        var reference = await JsonSchema.FromJsonAsync(contract.RequestSchema(), TestContext.Current.CancellationToken);
        var (accepted, rejected) = (0, 0);

        foreach (var body in new GeneratedBodies(contract, seed: 1).All().Take(Bodies))
        {
            var ours = contract.Body.Check(body);
            if (ours?.Problem is "x-maxBytes" or "maxProperties")
            {
                continue;
            }

            var theirs = reference.Validate(body.GetRawText());
            (ours is null).ShouldBe(theirs.Count == 0, $"{body.GetRawText()} — {ours} — {string.Join("; ", theirs)}");
            _ = ours is null ? accepted++ : rejected++;
        }

        accepted.ShouldBeGreaterThan(0);
        rejected.ShouldBeGreaterThan(0);
    }
}
