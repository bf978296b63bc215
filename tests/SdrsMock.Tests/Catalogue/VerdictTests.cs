using NJsonSchema;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests;

/// <summary>The hot path's own reading of a schema and NJsonSchema's come to the same verdict.</summary>
public sealed class VerdictTests
{
    private const int Bodies = 400;

    public static TheoryData<string> Operations => [.. Catalogue.Operations.Select(operation => operation.Name).Where(name => Contract.Of(name).Body.MemberNames.Any())];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Both_accept_and_refuse_the_same_bodies(string name)
    {
        var contract = Contract.Of(name);
        var reference = await JsonSchema.FromJsonAsync(contract.RequestSchema(), TestContext.Current.CancellationToken);
        var (accepted, refused) = (0, 0);

        foreach (var body in new InventedBodies(contract, seed: 1).All().Take(Bodies))
        {
            var ours = contract.Body.Check(body);
            if (ours?.Problem is "x-maxBytes" or "maxProperties")
            {
                continue;
            }

            var theirs = reference.Validate(body.GetRawText());
            (ours is null).ShouldBe(theirs.Count == 0, $"{body.GetRawText()} — {ours} — {string.Join("; ", theirs)}");
            _ = ours is null ? accepted++ : refused++;
        }

        accepted.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
    }
}
