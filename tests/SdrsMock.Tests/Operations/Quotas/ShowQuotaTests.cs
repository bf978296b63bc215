using SdrsMock.Inventory;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.Quotas;

public sealed class ShowQuotaTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Quotas_show_the_two_public_types_with_their_use()
    {
        _mock.AddInstance(_mock.AddGroup(), "server_two_disks");
        _mock.AddGroup("other");

        _mock.Get("/sdrs/quotas").Text.ShouldBe(
            """{"quotas":{"resources":[{"type":"server_groups","used":2,"quota":10,"min":0,"max":-1},{"type":"replications","used":2,"quota":100,"min":0,"max":-1}]}}""");
    }

    [Fact]
    public void A_group_in_creation_or_in_error_counts_against_the_quota()
    {
        _mock.AddFailingJob("CreateProtectionGroup", "SDRS.1014");
        var body = new
        {
            server_group = new
            {
                name = "group",
                source_availability_zone = _mock["source_az"],
                target_availability_zone = _mock["target_az"],
                domain_id = _mock["domain_id"],
                source_vpc_id = _mock["vpc"],
            },
        };

        var accepted = _mock.Post("/server-groups", body);

        Used().ShouldBe(1);
        _mock.Finished(accepted).Text("status").ShouldBe("FAIL");
        Used().ShouldBe(1);
    }

    [Fact]
    public void Quotas_show_a_changed_limit()
    {
        var quotas = _mock.Project.Inventory.Quotas;
        quotas.Put(quotas[Quota.ServerGroups]! with { Value = -1 });

        _mock.Get("/sdrs/quotas").Json.GetProperty("quotas").GetProperty("resources")[0].Int("quota").ShouldBe(-1);
    }

    private int Used() => _mock.Get("/sdrs/quotas").Json.GetProperty("quotas").GetProperty("resources")[0].Int("used");
}
