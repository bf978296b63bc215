using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Editions;

/// <summary>Codes that only one edition's error table has (schemas/notes/conflicts.md, C-21).</summary>
public sealed class CodeTests
{
    private readonly MockHarness _huawei = new();
    private readonly MockHarness _otc = new(options => options.Edition = "otc");

    [Fact]
    public void Open_Telekom_Cloud_uses_only_codes_of_its_error_table()
    {
        var foreign = Catalog.Errors.Where(error => error.Edition == "huawei").Select(error => error.Code).ToHashSet();
        foreign.Count.ShouldBe(38);

        var enforced = _otc.Engine.Operations.SelectMany(operation => operation.Constraints)
            .Where(constraint => constraint is IRejectingRule && constraint.HoldsIn("otc"));

        enforced.Where(constraint => foreign.Contains(((IRejectingRule)constraint).Error.Code)).ShouldBeEmpty();
    }

    [Fact]
    public void The_catalog_states_the_codes_and_the_scope_of_each_rule_by_edition()
    {
        foreach (var edition in Catalog.Editions)
        {
            var rules = new MockHarness(options => options.Edition = edition.Name).Engine.Operations
                .SelectMany(operation => operation.Constraints).Where(constraint => constraint is IRejectingRule).ToList();
            foreach (var group in rules.GroupBy(rule => rule.Id))
            {
                var entry = Catalog.Constraint(group.Key)!;
                var variants = group.Where(rule => rule.HoldsIn(edition.Name)).Select(rule => ((IRejectingRule)rule).Error).ToList();
                var isForeign = entry.Code is { } code && Catalog.Error(code)!.Edition is { } only && only != edition.Name;
                if (entry.Editions is not null)
                {
                    (variants.Count > 0).ShouldBe(entry.Editions.Contains(edition.Name), $"{edition.Name} {entry.Id}");
                }
                else if (isForeign && entry.OtherCode is { } other)
                {
                    variants.ShouldContain(error => error.Code == other, $"{edition.Name} {entry.Id}");
                }

                variants.ShouldAllBe(error => error.Edition == null || error.Edition == edition.Name, $"{edition.Name} {entry.Id}");
            }
        }
    }

    [Fact]
    public void Both_editions_reject_a_server_with_a_shared_disk()
    {
        Create(_huawei, "server_shared_disk").ShouldBreak("PI-CREATE-02", Errors.SharingServerMissing);
        Create(_otc, "server_shared_disk").ShouldBreak("PI-CREATE-02", Errors.VolumeTypeUnsupported);
    }

    [Fact]
    public void A_disk_in_a_storage_pool_requires_a_pool_if_the_edition_has_pools()
    {
        Create(_huawei, "server_dss").ShouldBreak("PI-CREATE-18", Errors.StoragePoolIdInvalid);
        Create(_otc, "server_dss").ShouldSucceed();
    }

    [Fact]
    public void An_address_without_a_subnet_is_rejected_or_ignored_by_edition()
    {
        Create(_huawei, "server_a", "free_ip").ShouldBreak("PI-CREATE-26", Errors.AddressWithoutSubnet);

        _otc.Finished(Create(_otc, "server_a", "free_ip")).Text("status").ShouldBe("SUCCESS");
        var made = _otc.Project.Instances.ShouldHaveSingleItem();
        _otc.Project.Inventory.Servers[made.TargetServer]!.Nics.ShouldHaveSingleItem().IpAddress.ShouldNotBe(_otc["free_ip"]);
    }

    [Theory]
    [InlineData("production_flavorRef", "flavor_not_resizable_production", "PI-RESIZE-08", "SDRS.1378", "SDRS.1356")]
    [InlineData("dr_flavorRef", "flavor_not_resizable_dr", "PI-RESIZE-09", "SDRS.1379", "SDRS.1353")]
    public void An_unreachable_flavor_has_a_code_in_each_edition(
        string member, string flavor, string constraint, string huawei, string otc)
    {
        foreach (var (mock, code) in new[] { (_huawei, huawei), (_otc, otc) })
        {
            var instance = mock.AddInstance(mock.AddGroup());
            mock.Post($"/protected-instances/{instance}/resize", new JsonObject { ["resize"] = new JsonObject { [member] = mock[flavor] } })
                .ShouldBreak(constraint, ApiError.Find(code)!);
        }
    }

    [Fact]
    public void Open_Telekom_Cloud_rejects_an_unknown_domain_as_invalid()
    {
        foreach (var (mock, error) in new[] { (_huawei, Errors.NoDomain), (_otc, Errors.DomainInvalid) })
        {
            foreach (var domain in mock.Project.Inventory.Domains.ToList())
            {
                mock.Inventory.Remove("domains", domain.Id);
            }

            mock.PostGroup().ShouldBreak("PG-CREATE-06", error);
        }
    }

    [Fact]
    public void A_pair_of_another_instance_cannot_be_attached()
    {
        var group = _otc.AddGroup();
        var (one, other) = (_otc.AddInstance(group, "server_a"), _otc.AddInstance(group, "server_b"));
        var pair = _otc.Entity(
            _otc.Post(
                "/replications", new { replication = new { server_group_id = group, volume_id = _otc["volume_shared"], name = "shared" } }),
            "replication_pair_id");
        foreach (var instance in new[] { one, other })
        {
            _otc.Finished(
                _otc.Post(
                    $"/protected-instances/{instance}/attachreplication",
                    new { replicationAttachment = new { replication_id = pair, device = "/dev/vdb" } }))
                .Text("status").ShouldBe("SUCCESS");
        }

        _otc.Finished(_otc.Delete($"/protected-instances/{one}")).Text("status").ShouldBe("SUCCESS");

        _otc.Pair(pair).GetProperty("attachment").EnumerateArray().ShouldHaveSingleItem().Text("protected_instance").ShouldBe(other);
        _otc.Pair(pair).Text("status").ShouldBe("available");
        _otc.PairsOf(other).Count.ShouldBe(2);
    }

    private static HarnessResponse Create(MockHarness mock, string server, string? address = null)
    {
        var instance = new JsonObject { ["server_group_id"] = mock.AddGroup(), ["server_id"] = mock[server], ["name"] = "instance" };
        if (address is not null)
        {
            instance["primary_ip_address"] = mock[address];
        }

        return mock.Post("/protected-instances", new JsonObject { ["protected_instance"] = instance });
    }
}
