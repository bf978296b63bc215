using System.Text.Json;
using SdrsMock.Operations.Tags;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.Tags;

/// <summary>What a query selects, tried on one instance: Orders-DB with env=prod, team=payments and empty=(nothing).</summary>
public sealed class TagQueryTests
{
    [Theory]
    [InlineData("""{}""", true)]
    [InlineData("""{"tags":[]}""", true)]
    [InlineData("""{"tags_any":[]}""", true)]
    [InlineData("""{"not_tags":[]}""", true)]
    [InlineData("""{"not_tags_any":[]}""", true)]

    // tags: all keys, one of the values of each
    [InlineData("""{"tags":[{"key":"env","values":["prod"]}]}""", true)]
    [InlineData("""{"tags":[{"key":"env","values":["test","prod"]}]}""", true)]
    [InlineData("""{"tags":[{"key":"env","values":["test"]}]}""", false)]
    [InlineData("""{"tags":[{"key":"env","values":["prod"]},{"key":"team","values":["payments"]}]}""", true)]
    [InlineData("""{"tags":[{"key":"env","values":["prod"]},{"key":"team","values":["search"]}]}""", false)]
    [InlineData("""{"tags":[{"key":"env","values":[]}]}""", true)]
    [InlineData("""{"tags":[{"key":"zone","values":[]}]}""", false)]

    // tags_any: one is enough
    [InlineData("""{"tags_any":[{"key":"env","values":["test"]},{"key":"team","values":["payments"]}]}""", true)]
    [InlineData("""{"tags_any":[{"key":"env","values":["test"]},{"key":"team","values":["search"]}]}""", false)]
    [InlineData("""{"tags_any":[{"key":"zone","values":[]},{"key":"env","values":[]}]}""", true)]

    // not_tags: what tags would select
    [InlineData("""{"not_tags":[{"key":"env","values":["prod"]}]}""", false)]
    [InlineData("""{"not_tags":[{"key":"env","values":["prod"]},{"key":"team","values":["search"]}]}""", true)]
    [InlineData("""{"not_tags":[{"key":"zone","values":[]}]}""", true)]

    // not_tags_any: what tags_any would select
    [InlineData("""{"not_tags_any":[{"key":"env","values":["prod"]},{"key":"team","values":["search"]}]}""", false)]
    [InlineData("""{"not_tags_any":[{"key":"env","values":["test"]},{"key":"zone","values":[]}]}""", true)]

    // values: whole, or behind * a part; trimmed; case counts
    [InlineData("""{"tags":[{"key":"env","values":["pro"]}]}""", false)]
    [InlineData("""{"tags":[{"key":"env","values":["*ro"]}]}""", true)]
    [InlineData("""{"tags":[{"key":"env","values":["*test"]}]}""", false)]
    [InlineData("""{"tags":[{"key":"env","values":["pr*"]}]}""", false)]
    [InlineData("""{"tags":[{"key":" env ","values":[" prod "]}]}""", true)]
    [InlineData("""{"tags":[{"key":"env","values":["Prod"]}]}""", false)]
    [InlineData("""{"tags":[{"key":"Env","values":[]}]}""", false)]
    [InlineData("""{"tags":[{"key":"empty","values":[""]}]}""", true)]
    [InlineData("""{"tags":[{"key":"env","values":[""]}]}""", false)]

    // matches: part of the name, in either case
    [InlineData("""{"matches":[{"key":"resource_name","value":"orders-db"}]}""", true)]
    [InlineData("""{"matches":[{"key":"resource_name","value":"DERS"}]}""", true)]
    [InlineData("""{"matches":[{"key":"resource_name","value":"billing"}]}""", false)]
    [InlineData("""{"matches":[{"key":"resource_name","value":""}]}""", false)]

    // the lists together
    [InlineData("""{"tags":[{"key":"env","values":["prod"]}],"not_tags_any":[{"key":"team","values":["search"]}]}""", true)]
    [InlineData("""{"tags":[{"key":"env","values":["prod"]}],"not_tags_any":[{"key":"team","values":["payments"]}]}""", false)]
    [InlineData("""{"tags":[{"key":"env","values":["prod"]}],"matches":[{"key":"resource_name","value":"billing"}]}""", false)]
    public void Selects(string query, bool selected)
    {
        using var document = JsonDocument.Parse(query);

        TagQuery.Parse(new(document.RootElement))
            .Selects("Orders-DB", [new("env", "prod"), new("team", "payments"), new("empty", "")])
            .ShouldBe(selected);
    }

    [Fact]
    public void A_query_without_tags_returns_untagged_instances()
    {
        using var plain = JsonDocument.Parse("""{"not_tags":[{"key":"env","values":[]}],"not_tags_any":[{"key":"env","values":[]}]}""");
        using var asking = JsonDocument.Parse("""{"tags_any":[{"key":"env","values":[]}]}""");

        TagQuery.Parse(new(plain.RootElement)).Selects("plain", []).ShouldBeTrue();
        TagQuery.Parse(new(asking.RootElement)).Selects("plain", []).ShouldBeFalse();
    }
}
