using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

/// <summary>A validator that knows nothing of this project can read each schema file by its own <c>$id</c> and <c>$ref</c>s.</summary>
public sealed class SchemaFileTests
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";
    private const string Root = "https://sdrs-mock.example/schemas/";

    // What may stand beside a $ref: it describes, so that it does not matter whether a validator adds or replaces it.
    private static readonly HashSet<string> s_annotations =
        ["$schema", "$id", "title", "description", "default", "x-doc", "x-error", "x-constraint", "x-edition"];

    public static TheoryData<string> Files =>
        [.. SchemaFiles.Paths.Where(path => !path.StartsWith("catalog/", StringComparison.Ordinal)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_states_its_dialect_and_its_id_first(string path)
    {
        var members = SchemaFiles.Parse(path).EnumerateObject().ToList();

        (members[0].Name, members[0].Value.GetString()).ShouldBe(("$schema", Dialect));
        (members[1].Name, members[1].Value.GetString()).ShouldBe(("$id", Root + path));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_reference_resolves_against_the_id_of_its_file(string path)
    {
        foreach (var (schema, target) in References(SchemaFiles.Parse(path)))
        {
            var id = new Uri(new Uri(Root + path), target).AbsoluteUri;

            SchemaFiles.Paths.ShouldContain(id[Root.Length..]);
            SchemaFiles.Resolve(target, path).ShouldBe(id[Root.Length..]);
            schema.EnumerateObject().Select(member => member.Name).Where(name => name != "$ref").ShouldBeSubsetOf(s_annotations);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_inlined_schema_holds_no_reference_and_no_id(string path)
    {
        var inlined = SchemaFiles.Inline(path).ToJsonString();

        inlined.ShouldNotContain("\"$ref\"");
        inlined.ShouldNotContain("\"$id\"");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_limit_in_bytes_is_also_an_upper_limit_in_characters(string path)
    {
        foreach (var schema in Schemas(SchemaFiles.Inline(path)).Where(schema => schema["x-maxBytes"] is JsonValue))
        {
            ((int?)schema["maxLength"]).ShouldBe((int?)schema["x-maxBytes"]);
        }
    }

    private static IEnumerable<JsonObject> Schemas(JsonNode? node) => node switch
    {
        JsonObject schema => schema.SelectMany(member => Schemas(member.Value)).Prepend(schema),
        JsonArray array => array.SelectMany(Schemas),
        _ => [],
    };

    private static IEnumerable<(JsonElement Schema, string Target)> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member =>
            member is { Name: "$ref", Value.ValueKind: JsonValueKind.String }
                ? [(node, member.Value.GetString()!)]
                : References(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
