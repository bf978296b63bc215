using SdrsMock.Diagnostics;
using SdrsMock.Model;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

public sealed class TransitionTableTests
{
    [Fact]
    public void Every_job_type_is_started_by_its_operation()
    {
        DeclaredCatalog.Transitions
            .Select(started => started.Transition.Job)
            .Distinct()
            .ShouldBe(Catalog.JobTypes.Select(type => type.Type), ignoreOrder: true);
        foreach (var type in Catalog.JobTypes)
        {
            DeclaredCatalog.Transitions
                .Where(started => started.Transition.Job == type.Type)
                .Select(started => started.Operation.Name)
                .ShouldContain(type.Operation, type.Type);
        }
    }

    [Fact]
    public void Every_job_has_the_failure_code_of_its_type()
    {
        foreach (var (operation, transition) in DeclaredCatalog.Transitions)
        {
            transition.Failure.Code.ShouldBe(Catalog.JobTypes.Single(type => type.Type == transition.Job).Error, operation.Name);
        }
    }

    [Fact]
    public void Every_documented_transition_belongs_to_an_operation() =>
        DeclaredCatalog.Transitions.Select(started => started.Transition.CatalogId).Distinct().ShouldBe(
            Catalog.Operations
                .Where(operation => operation.Response == "job")
                .SelectMany(operation => EntriesOf(operation.Id))
                .Select(entry => entry.Operation)
                .Distinct(),
            ignoreOrder: true);

    [Fact]
    public void Every_transition_has_the_statuses_of_the_catalog()
    {
        foreach (var (operation, transition) in DeclaredCatalog.Transitions)
        {
            var entry = EntriesOf(Catalog.Operation(operation.Name)!.Id).Single(entry => entry.Operation == transition.CatalogId);
            transition.InProgress.ShouldBe(entry.Via, entry.Operation);
            CoverageCounters.GetResourceName(transition.Kind).ShouldBeOneOf(entry.Resource, "protected-instance");
            if (StatusesIn(entry.From) is [_, ..] from)
            {
                transition.From.ShouldBe(from, ignoreOrder: true, entry.Operation);
            }

            // Cells that say more than one word, such as "as the group", are for readers.
            transition.To.ShouldBe(
                StatusesIn(entry.To) is [var to] ? to : entry.To == "(removed)" ? FinalStatus.Deleted : transition.To, entry.Operation);
            transition.OnFailure.ShouldBe(StatusesIn(entry.OnFailure) is [var failed] ? failed : transition.OnFailure, entry.Operation);
        }
    }

    private static IEnumerable<TransitionEntry> EntriesOf(string operationId) =>
        Catalog.Transitions.Where(
            entry => entry.Operation == operationId || entry.Operation.StartsWith($"{operationId} (", StringComparison.Ordinal));

    // "available | protected (group available | protected)": the statuses before the remark; none when the cell is prose.
    private static string[] StatusesIn(string? cell)
    {
        var words = (cell ?? "").Split('(', ';')[0].Split('|', StringSplitOptions.TrimEntries);
        return Array.TrueForAll(words, word => Catalog.Statuses.Any(status => status.Status == word)) ? words : [];
    }
}
