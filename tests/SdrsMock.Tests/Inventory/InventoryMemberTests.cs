using System.Text.Json.Nodes;
using SdrsMock.Inventory.Editing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

/// <summary>A member that is missing or null in an item of any kind is generated, or rejected in words.</summary>
public sealed class InventoryMemberTests
{
    public static TheoryData<string> Kinds => [.. InventoryCollections.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_missing_member_or_null_is_generated_or_rejected(string kind)
    {
        var shown = JsonNode.Parse(
            InventoryTestBase.Written(json => InventoryCollections.Find(kind).WriteAll(new InventoryTestBase().Project, json)))!.AsArray();
        var item = shown.OfType<JsonObject>().MaxBy(candidate => candidate.ToJsonString().Length) ?? [];

        foreach (var path in EnumeratePaths(item, []).ToList())
        {
            foreach (var isNull in (bool[])[true, false])
            {
                var body = item.DeepClone().AsObject();
                body.Remove("id");
                Change(body, path, isNull);

                // Another exception is an internal error of the mock.
                var exception = Record.Exception(() => new InventoryTestBase().Add(kind, body.ToJsonString()));

                (exception is null or InventoryException).ShouldBeTrue($"{string.Join('.', path)}: {exception}");
            }
        }
    }

    [Theory]
    [InlineData("""{"direction":"ingress"}""", null)]
    [InlineData("""{"direction":"ingress","id":null}""", "rules[0].id must not be null.")]
    [InlineData("""{"id":"r"}""", "rules[0].direction is needed.")]
    [InlineData("""{"direction":"ingress","description":null}""", "rules[0].description must not be null.")]
    public void A_security_group_rule_gets_an_id_and_is_checked(string rule, string? message)
    {
        var inventory = new InventoryTestBase();

        var exception = Record.Exception(() => inventory.Add("security_groups", $$"""{"id":"g","rules":[{{rule}}]}"""));

        exception?.Message.ShouldBe(message);
        if (message is null)
        {
            inventory.Project.SecurityGroups["g"]!.Rules.ShouldHaveSingleItem().Id.ShouldNotBeEmpty();
        }
    }

    private static IEnumerable<object[]> EnumeratePaths(JsonNode? node, object[] path)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => ((object)member.Key, member.Value)),
            JsonArray elements => elements.Take(1).Select(element => ((object)0, element)),
            _ => [],
        };
        foreach (var (key, value) in children)
        {
            object[] inner = [.. path, key];
            yield return inner;
            foreach (var deeper in EnumeratePaths(value, inner))
            {
                yield return deeper;
            }
        }
    }

    private static void Change(JsonNode root, object[] path, bool isNull)
    {
        var holder = path[..^1].Aggregate((JsonNode?)root, (node, key) => key is string name ? node?[name] : node?[(int)key]);
        switch (holder)
        {
            case JsonObject members when isNull:
                members[(string)path[^1]] = null;
                break;
            case JsonObject members:
                members.Remove((string)path[^1]);
                break;
            case JsonArray elements when isNull:
                elements[(int)path[^1]] = null;
                break;
        }
    }
}
