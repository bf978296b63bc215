using SdrsMock.OperationModel;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

public sealed class ConstraintTableTests
{
    [Fact]
    public void Every_rule_quotes_a_catalog_statement_of_its_operation()
    {
        foreach (var (operation, constraint) in DeclaredCatalog.Constraints)
        {
            var entry = Catalog.Constraint(constraint.Id).ShouldNotBeNull($"{operation.Name}: {constraint.Id} is not in the catalog");
            constraint.Statement.ShouldBe(entry.Statement, constraint.Id);
            (entry.Operation is "*" || entry.Operation == operation.Name
                || KnownDeviations.Borrowed.ContainsKey((operation.Name, entry.Operation)))
                .ShouldBeTrue($"{operation.Name} has {constraint.Id}, which is {entry.Operation}'s");
        }
    }

    [Fact]
    public void Every_named_constraint_is_in_the_catalog() =>
        DeclaredCatalog.Declarations.Enforced.Keys
            .Concat(DeclaredCatalog.Declarations.Unenforced.Keys)
            .Where(id => Catalog.Constraint(id) is null)
            .ShouldBeEmpty();

    [Fact]
    public void Every_constraint_is_enforced_or_has_a_reason() =>
        Catalog.Constraints.Select(entry => entry.Id)
                .Where(
                    id => !DeclaredCatalog.Declarations.Enforced.ContainsKey(id)
                        && !DeclaredCatalog.Declarations.Unenforced.ContainsKey(id))
                .ShouldBeEmpty();

    [Fact]
    public void No_constraint_is_both_enforced_and_excused() =>
        DeclaredCatalog.Declarations.Unenforced.Keys.Where(DeclaredCatalog.Declarations.Enforced.ContainsKey).ShouldBeEmpty();

    [Fact]
    public void Every_informational_constraint_has_a_reason() =>
        Catalog.Constraints.Where(entry => !entry.Enforceable).Select(entry => entry.Id)
            .Where(id => !DeclaredCatalog.Declarations.Unenforced.ContainsKey(id)).ShouldBeEmpty();

    [Fact]
    public void Every_unenforced_constraint_states_a_reason() =>
        DeclaredCatalog.Declarations.Unenforced.Where(remark => string.IsNullOrWhiteSpace(remark.Value)).ShouldBeEmpty();

    [Fact]
    public void Rules_are_in_the_order_of_their_phases()
    {
        foreach (var operation in DeclaredCatalog.Operations)
        {
            var phases = operation.Constraints.OfType<IRejectingRule>().Select(rule => rule.Phase).ToList();
            phases.ShouldBeInOrder(SortDirection.Ascending, operation.Name);
        }
    }

    [Fact]
    public void Every_rule_reads_only_parts_of_its_request()
    {
        var astray =
            from said in DeclaredCatalog.Constraints
            let rule = said.Constraint as IRejectingRule
            where rule is not null && !IsPartOf(said.Operation.Contract, rule.Location)
            select $"{said.Operation.Name} has no {rule.Location}, which {said.Constraint.Id} judges";

        astray.ShouldBeEmpty();
    }

    [Fact]
    public void Constraints_that_fail_a_job_are_checked_when_the_job_ends()
    {
        foreach (var (operation, constraint) in DeclaredCatalog.Constraints)
        {
            var entry = Catalog.Constraint(constraint.Id)!;
            if (constraint is CompletionRule)
            {
                // A rule that rejects the request can be checked again when the job ends.
                (entry.FailsTheJob || entry.Alternatives?.Contains("job-failure", StringComparison.Ordinal) is true
                    || operation.Constraints.Any(other => other is IRejectingRule && other.Id == constraint.Id)).ShouldBeTrue(entry.Id);
            }
            else if (constraint is IRejectingRule)
            {
                (entry.FailsTheJob && entry.Code is not null).ShouldBeFalse(entry.Id);
            }
        }
    }

    private static bool IsPartOf(OperationContract contract, string at) => at switch
    {
        ['{', .. var name, '}'] => contract.PathParameters.Contains(name),
        ['?', .. var name] => contract.Query.Names.Contains(name),
        "$" => true,
        ['$', '.', .. var path] => path.Split('.').Aggregate<string, CompiledSchema?>(contract.Body, Member) is not null,
        _ => false,
    };

    private static CompiledSchema? Member(CompiledSchema? schema, string segment) =>
        segment.EndsWith("[]", StringComparison.Ordinal) ? schema?[segment[..^2]]?.Items : schema?[segment];
}
