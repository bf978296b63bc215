using System.Text.Json;
using System.Text.RegularExpressions;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

/// <summary>
/// The schemas keep to the words that both validators understand alike. What NJsonSchema passes over in silence (const, if,
/// contains, dependentRequired, propertyNames, unevaluatedProperties, prefixItems, true and false as schemas) would be a rule
/// that is not enforced.
/// </summary>
public sealed class SchemaLintTests
{
    private static readonly HashSet<string> s_words =
    [
        "$schema", "$id", "$ref", "title", "description", "type", "properties", "required", "items", "enum", "pattern", "format",
        "default", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "maxProperties",
        "x-maxBytes", "x-error", "x-constraint", "x-edition",
    ];

    private static readonly HashSet<string> s_wordsOfRequests = ["x-doc", "x-call", "x-success", "x-query", "x-no-match", "x-sample"];

    // Only response schemas have typed additional properties; requests never use them.
    private static readonly HashSet<string> s_wordsOfReplies = ["additionalProperties", "x-doc"];

    // A target file is the runner's own, not a payload of the service: NJsonSchema alone reads its schema.
    private const string NoPayload = "types/target.json";

    public static TheoryData<string> Files =>
        [.. SchemaFiles.Paths.Where(
            path => path != NoPayload && path.EndsWith(".json", StringComparison.Ordinal) && !path.StartsWith("catalog/",
                StringComparison.Ordinal)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Schemas_use_only_supported_keywords(string path)
    {
        var problems = new List<string>();

        Walk(SchemaFiles.Parse(path), "$", MoreWordsOf(path), problems);

        problems.ShouldBeEmpty();
    }

    [Fact]
    public void Request_schemas_do_not_use_keywords_of_responses()
    {
        foreach (var operation in Catalog.Operations)
        {
            OperationContract.Load(operation.Name).RequestSchema().ShouldNotContain("additionalProperties", customMessage: operation.Name);
        }
    }

    private static HashSet<string> MoreWordsOf(string path) =>
        path.EndsWith(".request.json", StringComparison.Ordinal) ? s_wordsOfRequests : s_wordsOfReplies;

    private static void Walk(JsonElement schema, string at, HashSet<string> moreWords, List<string> problems)
    {
        if (schema.ValueKind is not JsonValueKind.Object)
        {
            problems.Add($"{at} is no object");
            return;
        }

        foreach (var word in schema.EnumerateObject())
        {
            if (!s_words.Contains(word.Name) && !moreWords.Contains(word.Name))
            {
                problems.Add($"{at} uses {word.Name}");
            }

            if (ProblemWith(word) is { } problem)
            {
                problems.Add($"{at}.{word.Name} {problem}");
            }

            foreach (var (name, inner) in SchemasUnder(word))
            {
                // Keywords that describe a request are allowed only at the root.
                Walk(inner, $"{at}.{name}", moreWords == s_wordsOfRequests ? [] : moreWords, problems);
            }
        }
    }

    private static IEnumerable<(string Name, JsonElement Schema)> SchemasUnder(JsonProperty word) => word.Name switch
    {
        "properties" => word.Value.EnumerateObject().Select(member => (member.Name, member.Value)),
        "items" or "additionalProperties" or "x-query" => [(word.Name, word.Value)],
        _ => [],
    };

    private static string? ProblemWith(JsonProperty word) => word.Name switch
    {
        "pattern" => ProblemWithPattern(word.Value.GetString()!),
        "format" => word.Value.GetString() == "ipv4" ? null : $"is {word.Value}, which is not evaluated",
        "enum" => word.Value.EnumerateArray().All(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Null)
            ? null
            : "has a value that is no text",
        "x-error" => TextsOf(word.Value).FirstOrDefault(code => Catalog.Error(code) is null) is { } code
            ? $"names {code}, which is no error"
            : null,
        "x-constraint" => TextsOf(word.Value).FirstOrDefault(id => Catalog.Constraint(id) is null) is { } id
            ? $"names {id}, which is no constraint"
            : null,
        "x-edition" => word.Value.GetString() is "huawei" or "otc" ? null : $"is {word.Value}, which is no edition",
        _ => null,
    };

    private static IEnumerable<string> TextsOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object
            ? value.EnumerateObject().Select(member => member.Value.GetString()!)
            : [value.GetString()!];

    // What ECMAScript, RE2, Python and .NET read alike: \d, \w and \s name different sets, \u and \p do not exist everywhere.
    private static string? ProblemWithPattern(string pattern)
    {
        _ = new Regex(PortablePattern.ToDotNet(pattern));
        var rest = pattern.Replace(@"[\s\S]", "a", StringComparison.Ordinal);
        var outside = Regex.Replace(rest, @"\[(?:\\.|[^\]\\])*\]", "a");
        return Regex.IsMatch(rest, @"\\[dDwWsSuUpPbBkAzZQE0-9]") ? "uses an escape that engines read differently"
            : Regex.IsMatch(rest, @"[\uD800-\uDFFF]") ? "uses surrogates"
            : Regex.IsMatch(outside, @"\(\?[^:]|[*+?}][+?]") ? "uses more than plain groups and quantifiers"
            : Regex.IsMatch(outside, @"(?<!\\)\.") ? "uses a dot, which does not match the same line breaks everywhere"
            : null;
    }
}
