using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

public sealed class ContractTests
{
    public static TheoryData<string> Operations => [.. Catalog.Operations.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_request_schema_agrees_with_the_catalog(string name)
    {
        var (contract, entry) = (OperationContract.Load(name), Catalog.Operation(name)!);

        contract.Method.ShouldBe(entry.Method);
        contract.Path.ShouldBe(entry.Path);
        contract.Success.ShouldBe(entry.Success);
        contract.Page.ShouldBe(entry.Page);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_response_schema_has_the_kind_of_the_catalog(string name)
    {
        var response = CompiledSchema.Compile(SchemaFiles.Parse($"{name}.response.json"));

        switch (Catalog.Operation(name)!.Response)
        {
            case "job":
                response.MemberNames.ShouldBe(["job_id"]);
                break;
            case "empty":
                response.IsObject.ShouldBeFalse();
                break;
            case "list":
                response.MemberNames.ShouldContain(member => response[member]!.IsArray);
                break;
            default:
                response.IsObject.ShouldBeTrue();
                break;
        }
    }

    [Fact]
    public void Operations_with_the_same_path_are_distinguished_by_their_bodies()
    {
        foreach (
            var shared in Catalog.Operations
                .Select(entry => OperationContract.Load(entry.Name))
                .GroupBy(contract => (contract.Method, contract.Path))
                .Where(group => group.Count() > 1))
        {
            shared.ShouldAllBe(contract => contract.Selector != null && contract.NoMatch != null);
            shared.Select(contract => contract.Selector).ShouldBeUnique();
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_request_with_mandatory_members_has_a_valid_sample(string name)
    {
        var contract = OperationContract.Load(name);
        if (contract.Sample is not { } sample)
        {
            contract.Body.Check(System.Text.Json.JsonDocument.Parse("{}").RootElement).ShouldBeNull();
            return;
        }

        contract.Body.Check(GeneratedBodies.Filled(sample)).ShouldBeNull();
    }
}
