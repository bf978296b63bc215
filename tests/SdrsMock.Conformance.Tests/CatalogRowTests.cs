using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Each entry of the catalog that a scenario can show has a row in <c>scenarios/</c>.</summary>
public sealed class CatalogRowTests
{
    // Each with the reason, which mock/COVERAGE.md states too. No SDRS error code is without a row.
    private static readonly Dictionary<string, string> s_constraintsWithoutRow = new()
    {
        ["PG-STOP-02"] = "not enforced: a protected group without pairs must still be stoppable",
    };

    // Such a row is skipped in other editions, so it needs a tag or a file that says so.
    private static readonly Dictionary<string, string> s_constraintsOfOneEdition = new() { ["PI-CREATE-48"] = "otc" };

    private static readonly Lazy<IReadOnlyList<Step>> s_steps =
        new(() => [.. ScenarioFile.LoadAll(ScenarioLocator.GetFiles([])).SelectMany(scenario => scenario.Steps)]);

    [Fact]
    public void Each_constraint_that_can_be_violated_has_a_row()
    {
        var missing = FindConstraintsWithoutRow(Catalog.Constraints, s_steps.Value);

        missing.ShouldBe(
            s_constraintsWithoutRow.Keys, ignoreOrder: true, "add a row with the id in the column 'covers', or the reason to this test");
    }

    [Fact]
    public void Each_service_error_code_has_a_row()
    {
        FindCodesWithoutRow(Catalog.Errors, s_steps.Value)
            .ShouldBeEmpty("add a row that expects the code, or a row to scenarios/data/service-codes.csv");
    }

    [Fact]
    public void A_constraint_of_one_edition_has_a_row_for_that_edition()
    {
        var scenarios = ScenarioFile.LoadAll(ScenarioLocator.GetFiles([]));
        foreach (var (id, edition) in s_constraintsOfOneEdition)
        {
            scenarios.Where(scenario => scenario.Covers.Contains(id)).ShouldContain(scenario => scenario.Tags.Contains(edition), id);
        }
    }

    [Fact]
    public void A_new_rule_and_a_new_code_without_a_row_are_found()
    {
        var rule = Catalog.Constraints.First(entry => entry.Enforceable) with { Id = "PG-NEW-01" };
        var error = Catalog.Errors.First(entry => entry.Layer == "sdrs") with { Code = "SDRS.9999" };

        FindConstraintsWithoutRow([rule], s_steps.Value).ShouldBe(["PG-NEW-01"]);
        FindCodesWithoutRow([error], s_steps.Value).ShouldBe(["SDRS.9999"]);
    }

    private static List<string> FindConstraintsWithoutRow(IEnumerable<ConstraintEntry> constraints, IReadOnlyList<Step> steps)
    {
        var covered = steps.SelectMany(step => step.Covers).ToHashSet();
        return [.. constraints.Where(entry => entry.Enforceable && !covered.Contains(entry.Id)).Select(entry => entry.Id)];
    }

    // A failed job has its code in a successful response, where a check reads it.
    private static List<string> FindCodesWithoutRow(IEnumerable<ErrorEntry> errors, IReadOnlyList<Step> steps)
    {
        var expected = steps
            .Select(step => step.Expect?.Code)
            .Concat(steps.SelectMany(step => step.Checks.Select(check => check.Expected)))
            .ToHashSet();
        return [.. errors.Where(entry => entry.Layer == "sdrs" && !expected.Contains(entry.Code)).Select(entry => entry.Code!)];
    }
}
