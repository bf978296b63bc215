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
    public void Every_operation_class_is_in_the_operation_catalog()
    {
        var classes = typeof(Operation).Assembly
            .GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Operation)));

        DeclaredCatalog.Operations.Select(operation => operation.GetType()).ShouldBe(classes, ignoreOrder: true);
    }

    [Fact]
    public void The_operation_catalog_has_the_order_of_the_documentation() =>
        DeclaredCatalog.Operations.Select(operation => operation.Name).ShouldBe(Catalog.Operations.Select(entry => entry.Name));

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    [InlineData("otc-swiss")]
    public void An_edition_serves_the_operations_of_the_catalog(string edition) =>
        OperationCatalog.ForEdition(Edition.Parse(edition)).Select(operation => operation.Name)
            .ShouldBe(Catalog.Operations.Where(entry => entry.IsIn(edition)).Select(entry => entry.Name));

    [Fact]
    public void Exactly_the_operations_that_return_a_job_start_one()
    {
        foreach (var operation in DeclaredCatalog.Operations)
        {
            (operation is IJobHandler).ShouldBe(Catalog.Operation(operation.Name)!.Response == "job", operation.Name);
        }
    }
}
