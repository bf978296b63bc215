using System.Text.Json.Nodes;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

public sealed class ErrorTableTests
{
    [Fact]
    public void A_violation_returns_a_code_of_its_constraint_in_the_catalog()
    {
        var strangers =
            from enforced in DeclaredCatalog.Declarations.Enforced
            from code in enforced.Value.Codes
            where !DeclaredCatalog.CodesOf(Catalog.Constraint(enforced.Key)!).Contains(code)
                && !KnownDeviations.Codes.ContainsKey((enforced.Key, code))
            select $"{enforced.Key} answers {code}, not " +
                $"{string.Join(" or ", DeclaredCatalog.CodesOf(Catalog.Constraint(enforced.Key)!))}";

        strangers.ShouldBeEmpty();
    }

    [Fact]
    public void The_expected_code_of_an_enforced_constraint_is_returned()
    {
        var missing =
            from enforced in DeclaredCatalog.Declarations.Enforced
            let expected = DeclaredCatalog.CodesOf(Catalog.Constraint(enforced.Key)!).First()
            where expected.Length > 0
                && !enforced.Value.Codes.Contains(expected)
                && !KnownDeviations.NeverExpected.ContainsKey(enforced.Key)
            select $"{enforced.Key} answers {string.Join(" or ", enforced.Value.Codes)}, never {expected}";

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_rejection_has_the_status_of_the_catalog()
    {
        foreach (var (operation, constraint) in DeclaredCatalog.Constraints)
        {
            if (constraint is IRejectingRule rule
                && Catalog.Constraint(constraint.Id) is { Status: { } status } entry
                && rule.Error.Code == entry.Code)
            {
                (rule.Status ?? rule.Error.Status).ShouldBe(status, $"{operation.Name}: {constraint.Id}");
            }
        }
    }

    [Fact]
    public void Every_naturally_reachable_code_is_returned()
    {
        var response = DeclaredCatalog.Declarations.Enforced.Values.SelectMany(enforcement => enforcement.Codes)
            .Concat(
                DeclaredCatalog.Operations.SelectMany(operation => CodesNamedBy(SchemaFiles.Inline($"{operation.Name}.request.json"))))
            .Concat(DeclaredCatalog.Transitions.Select(started => started.Transition.Failure.Code))
            .ToHashSet();

        Catalog.Errors.Where(
            error => error is { Reach: "natural", Code: not null }
                && !response.Contains(error.Code)
                && !KnownDeviations.WithoutConstraint.ContainsKey(error.Code))
            .Select(error => $"{error.Code} {error.Message}: {error.How}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_known_deviation_still_exists()
    {
        KnownDeviations.Codes.Keys.Where(
            deviation =>
                DeclaredCatalog.Declarations.Enforced.GetValueOrDefault(deviation.Constraint)?.Codes.Contains(deviation.Code) is not true
            || DeclaredCatalog.CodesOf(Catalog.Constraint(deviation.Constraint)!).Contains(deviation.Code)).ShouldBeEmpty();
        KnownDeviations.NeverExpected.Keys.Where(
            id =>
                DeclaredCatalog.Declarations.Enforced.GetValueOrDefault(id)?.Codes.Contains(Catalog.Constraint(id)!.Code!) is not false)
            .ShouldBeEmpty();
        KnownDeviations.WithoutConstraint.Keys
            .Where(code => DeclaredCatalog.Declarations.Enforced.Values.Any(enforcement => enforcement.Codes.Contains(code)))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> CodesNamedBy(JsonNode? node) => node switch
    {
        JsonObject value => value.SelectMany(
            member => member.Key == "x-error" ? DeclaredCatalog.CodesIn(member.Value?.ToJsonString()) : CodesNamedBy(member.Value)),
        JsonArray array => array.SelectMany(CodesNamedBy),
        _ => [],
    };
}
