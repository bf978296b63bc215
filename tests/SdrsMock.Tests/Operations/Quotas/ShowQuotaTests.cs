using SdrsMock.Surroundings;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.Quotas;

public sealed class ShowQuotaTests
{
    private readonly Sdrs _sdrs = new();

    [Fact]
    public void Shows_the_two_public_quotas_with_what_is_in_use()
    {
        _sdrs.GivenInstance(_sdrs.GivenGroup(), "server_two_disks");
        _sdrs.GivenGroup("other");

        _sdrs.Get("/sdrs/quotas").Text.ShouldBe(
            """{"quotas":{"resources":[{"type":"server_groups","used":2,"quota":10,"min":0,"max":-1},{"type":"replications","used":2,"quota":100,"min":0,"max":-1}]}}""");
    }

    [Fact]
    public void A_group_that_is_being_created_or_could_not_be_created_counts()
    {
        _sdrs.GivenFailingJob("CreateProtectionGroup", "SDRS.1014");
        var body = new
        {
            server_group = new
            {
                name = "group",
                source_availability_zone = _sdrs["source_az"],
                target_availability_zone = _sdrs["target_az"],
                domain_id = _sdrs["domain_id"],
                source_vpc_id = _sdrs["vpc"],
            },
        };

        var accepted = _sdrs.Post("/server-groups", body);

        Used().ShouldBe(1);
        _sdrs.Finished(accepted).Text("status").ShouldBe("FAIL");
        Used().ShouldBe(1);
    }

    [Fact]
    public void Shows_the_limit_that_was_set()
    {
        var quotas = _sdrs.World.Surroundings.Quotas;
        quotas.Put(quotas[Quota.ServerGroups]! with { Value = -1 });

        _sdrs.Get("/sdrs/quotas").Json.GetProperty("quotas").GetProperty("resources")[0].Int("quota").ShouldBe(-1);
    }

    private int Used() => _sdrs.Get("/sdrs/quotas").Json.GetProperty("quotas").GetProperty("resources")[0].Int("used");
}
