using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests;

public sealed class ErrorTableTests
{
    [Fact]
    public void A_violation_answers_a_code_that_the_ledger_lists_for_its_constraint()
    {
        var strangers =
            from enforced in Ledger.Declarations.Enforced
            from code in enforced.Value.Codes
            where !Ledger.CodesOf(Catalogue.Constraint(enforced.Key)!).Contains(code) && !Deviations.Codes.ContainsKey((enforced.Key, code))
            select $"{enforced.Key} answers {code}, not {string.Join(" or ", Ledger.CodesOf(Catalogue.Constraint(enforced.Key)!))}";

        strangers.ShouldBeEmpty();
    }

    [Fact]
    public void The_expected_code_of_an_enforced_constraint_is_among_its_answers()
    {
        var missing =
            from enforced in Ledger.Declarations.Enforced
            let expected = Ledger.CodesOf(Catalogue.Constraint(enforced.Key)!).First()
            where expected.Length > 0 && !enforced.Value.Codes.Contains(expected) && !Deviations.NeverExpected.ContainsKey(enforced.Key)
            select $"{enforced.Key} answers {string.Join(" or ", enforced.Value.Codes)}, never {expected}";

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_has_the_status_of_the_ledger()
    {
        foreach (var (operation, constraint) in Ledger.Constraints)
        {
            if (constraint is IRefusing rule && Catalogue.Constraint(constraint.Id) is { Status: { } status } entry && rule.Violation.Code == entry.Code)
            {
                (rule.Status ?? rule.Violation.Status).ShouldBe(status, $"{operation.Name}: {constraint.Id}");
            }
        }
    }

    [Fact]
    public void Every_code_that_comes_about_naturally_is_answered_by_something()
    {
        var answered = Ledger.Declarations.Enforced.Values.SelectMany(enforcement => enforcement.Codes)
            .Concat(Ledger.Operations.SelectMany(operation => CodesNamedBy(SchemaFiles.Inline($"{operation.Name}.request.json"))))
            .Concat(Ledger.Transitions.Select(started => started.Transition.Failure.Code))
            .ToHashSet();

        Catalogue.Errors.Where(error => error is { Reach: "natural", Code: not null } && !answered.Contains(error.Code) && !Deviations.WithoutConstraint.ContainsKey(error.Code))
            .Select(error => $"{error.Code} {error.Message}: {error.How}").ShouldBeEmpty();
    }

    [Fact]
    public void No_deviation_outlives_its_cause()
    {
        Deviations.Codes.Keys.Where(deviation => Ledger.Declarations.Enforced.GetValueOrDefault(deviation.Constraint)?.Codes.Contains(deviation.Code) is not true
            || Ledger.CodesOf(Catalogue.Constraint(deviation.Constraint)!).Contains(deviation.Code)).ShouldBeEmpty();
        Deviations.NeverExpected.Keys.Where(id => Ledger.Declarations.Enforced.GetValueOrDefault(id)?.Codes.Contains(Catalogue.Constraint(id)!.Code!) is not false).ShouldBeEmpty();
        Deviations.WithoutConstraint.Keys.Where(code => Ledger.Declarations.Enforced.Values.Any(enforcement => enforcement.Codes.Contains(code))).ShouldBeEmpty();
    }

    private static IEnumerable<string> CodesNamedBy(JsonNode? node) => node switch
    {
        JsonObject value => value.SelectMany(member => member.Key == "x-error" ? Ledger.CodesIn(member.Value?.ToJsonString()) : CodesNamedBy(member.Value)),
        JsonArray array => array.SelectMany(CodesNamedBy),
        _ => [],
    };
}
