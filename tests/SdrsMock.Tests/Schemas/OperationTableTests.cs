using SdrsMock.Common;
using SdrsMock.OperationModel;
using SdrsMock.Operations;
using SdrsMock.Schemas;
using SdrsMock.State;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

public sealed class OperationTableTests
{
    [Fact]
    public void Every_operation_class_is_in_the_table_of_contents()
    {
        var classes = typeof(Operation).Assembly
            .GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Operation)));

        DeclaredCatalog.Operations.Select(operation => operation.GetType()).ShouldBe(classes, ignoreOrder: true);
    }

    [Fact]
    public void The_table_of_contents_is_the_catalog_in_its_order() =>
        DeclaredCatalog.Operations.Select(operation => operation.Name).ShouldBe(Catalog.Operations.Select(entry => entry.Name));

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void An_edition_serves_what_the_catalog_says_it_has(string edition) =>
        OperationCatalog.ForEdition(Edition.Parse(edition)).Select(operation => operation.Name)
            .ShouldBe(Catalog.Operations.Where(entry => entry.Edition is null || entry.Edition == edition).Select(entry => entry.Name));

    [Fact]
    public void An_operation_that_answers_a_job_starts_one_and_no_other_does()
    {
        foreach (var operation in DeclaredCatalog.Operations)
        {
            (operation is IJobHandler).ShouldBe(Catalog.Operation(operation.Name)!.Response == "job", operation.Name);
        }
    }
}
