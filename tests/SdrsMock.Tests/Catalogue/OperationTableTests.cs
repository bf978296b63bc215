using SdrsMock.Engine;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests;

public sealed class OperationTableTests
{
    [Fact]
    public void Every_operation_class_is_in_the_table_of_contents()
    {
        var classes = typeof(Operation).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Operation)));

        Ledger.Operations.Select(operation => operation.GetType()).ShouldBe(classes, ignoreOrder: true);
    }

    [Fact]
    public void The_table_of_contents_is_the_catalogue_in_its_order() =>
        Ledger.Operations.Select(operation => operation.Name).ShouldBe(Catalogue.Operations.Select(entry => entry.Name));

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void An_edition_serves_what_the_catalogue_says_it_has(string edition) =>
        Api.OperationsOf(Edition.Named(edition)).Select(operation => operation.Name)
            .ShouldBe(Catalogue.Operations.Where(entry => entry.Edition is null || entry.Edition == edition).Select(entry => entry.Name));

    [Fact]
    public void An_operation_that_answers_a_job_starts_one_and_no_other_does()
    {
        foreach (var operation in Ledger.Operations)
        {
            (operation is IJobOwner).ShouldBe(Catalogue.Operation(operation.Name)!.Reply == "job", operation.Name);
        }
    }
}
