using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>VPC in its spellings: v1's VPCs and subnets are v2.0's routers, networks and subnets.</summary>
public sealed class NetworkTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_VPC_and_a_subnet_created_in_v1_are_visible_in_v2_0()
    {
        var vpc = _mock.CallSuccessfully("POST", "/v1/{project_id}/vpcs", "{'vpc':{'name':'new','cidr':'10.7.0.0/16'}}").GetProperty("vpc");
        vpc.Text("status").ShouldBe("OK");
        var subnet = _mock.CallSuccessfully(
            "POST", "/v1/{project_id}/subnets",
            $"{{'subnet':{{'name':'a','vpc_id':'{vpc.Text("id")}','cidr':'10.7.1.0/24','gateway_ip':'10.7.1.1'}}}}")
            .GetProperty("subnet");
        (subnet.Text("status"), subnet.Text("neutron_network_id")).ShouldBe(("ACTIVE", subnet.Text("id")));

        _mock.CallSuccessfully("GET", $"/v2.0/routers/{vpc.Text("id")}").GetProperty("router").Text("name").ShouldBe("new");
        var network = _mock.CallSuccessfully("GET", $"/v2.0/networks/{subnet.Text("id")}").GetProperty("network");
        network.GetProperty("subnets")[0].GetString().ShouldBe(subnet.Text("neutron_subnet_id"));
        var inside = _mock.CallSuccessfully("GET", $"/v2.0/subnets/{subnet.Text("neutron_subnet_id")}").GetProperty("subnet");
        (inside.Text("cidr"), inside.Text("network_id")).ShouldBe(("10.7.1.0/24", subnet.Text("id")));
        inside.GetProperty("allocation_pools")[0].Text("start").ShouldBe("10.7.1.2");
    }

    [Fact]
    public void Neutron_network_router_and_subnet_form_a_VPC_with_a_subnet()
    {
        var network = _mock.CallSuccessfully(
            "POST", "/v2.0/networks", "{'network':{'name':'net','admin_state_up':true}}")
            .GetProperty("network");
        network.GetProperty("subnets").GetArrayLength().ShouldBe(0);
        var id = network.Text("id");
        var subnet = _mock.CallSuccessfully(
            "POST", "/v2.0/subnets", $"{{'subnet':{{'network_id':'{id}','cidr':'192.168.7.0/24','ip_version':4,'name':'sub'}}}}")
            .GetProperty("subnet");
        (subnet.Text("gateway_ip"), subnet.Text("name")).ShouldBe(("192.168.7.1", "sub"));
        _mock.Call("GET", $"/v1/{{project_id}}/subnets/{id}").Status.ShouldBe(404);
        var router = _mock.CallSuccessfully("POST", "/v2.0/routers", "{'router':{'name':'r'}}").GetProperty("router").Text("id");

        _mock.CallSuccessfully("PUT", $"/v2.0/routers/{router}/add_router_interface", $"{{'subnet_id':'{subnet.Text("id")}'}}")
            .Text("subnet_id")
            .ShouldBe(subnet.Text("id"));

        _mock.CallSuccessfully("GET", $"/v1/{{project_id}}/subnets/{id}").GetProperty("subnet").Text("vpc_id").ShouldBe(router);
        _mock.CallSuccessfully("GET", $"/v2.0/networks/{id}")
            .GetProperty("network")
            .GetProperty("subnets")[0]
            .GetString()
            .ShouldBe(subnet.Text("id"));
        _mock.CallSuccessfully("GET", $"/v2.0/subnets?network_id={id}").GetProperty("subnets").Ids().ShouldBe([subnet.Text("id")!]);
        _mock.Call("DELETE", $"/v2.0/subnets/{subnet.Text("id")}").Status.ShouldBe(409);

        _mock.CallSuccessfully("PUT", $"/v2.0/routers/{router}/remove_router_interface", $"{{'subnet_id':'{subnet.Text("id")}'}}");
        _mock.Call("GET", $"/v1/{{project_id}}/subnets/{id}").Status.ShouldBe(404);
        string[] gone = [$"/v2.0/subnets/{subnet.Text("id")}", $"/v2.0/networks/{id}", $"/v2.0/routers/{router}"];
        gone.Select(path => _mock.Call("DELETE", path).Status).ShouldBe([204, 204, 204]);
    }

    [Theory]
    [InlineData("192.168.8.0/24", "192.168.0.0/16", "192.170.0.0/24", "192.168.0.0/14")]
    [InlineData("10.7.0.0/24", "10.7.0.0/24", "10.6.255.0/24", "10.6.0.0/15")]
    public void Adding_a_subnet_to_a_router_extends_its_VPC(string cidr, string held, string more, string heldThen)
    {
        var router = _mock.CallSuccessfully("POST", "/v2.0/routers", "{'router':{'name':'r'}}").GetProperty("router").Text("id")!;
        Put(cidr);
        _mock.Project.Inventory.Vpcs[router]!.Cidr.ShouldBe(held);

        Put(more);

        _mock.Project.Inventory.Vpcs[router]!.Cidr.ShouldBe(heldThen);
        _mock.Project.Inventory.GetSubnets(router).Length.ShouldBe(2);

        void Put(string network)
        {
            var id = _mock.CallSuccessfully("POST", "/v2.0/networks", "{'network':{}}").GetProperty("network").Text("id");
            var subnet = _mock.CallSuccessfully("POST", "/v2.0/subnets", $"{{'subnet':{{'network_id':'{id}','cidr':'{network}'}}}}")
                .GetProperty("subnet")
                .Text("id");
            _mock.CallSuccessfully("PUT", $"/v2.0/routers/{router}/add_router_interface", $"{{'subnet_id':'{subnet}'}}");
        }
    }

    [Fact]
    public void A_subnet_that_a_router_rejects_is_unchanged()
    {
        var id = _mock.CallSuccessfully("POST", "/v2.0/networks", "{'network':{}}").GetProperty("network").Text("id");
        var subnet = _mock.CallSuccessfully("POST", "/v2.0/subnets", $"{{'subnet':{{'network_id':'{id}','cidr':'172.16.5.0/24'}}}}")
            .GetProperty("subnet")
            .Text("id");
        var before = _mock.Engine.GetStateJson(_mock.ProjectId);

        _mock.Call("PUT", "/v2.0/routers/{vpc}/add_router_interface", $"{{'subnet_id':'{subnet}'}}").Text.ShouldContain("overlaps");
        _mock.Call("POST", "/v2.0/subnets", $"{{'subnet':{{'network_id':'{id}','cidr':'10.0.0.0/24'}}}}").Status.ShouldBe(409);

        _mock.Engine.GetStateJson(_mock.ProjectId).ShouldBe(before);
    }

    [Fact]
    public void SDRS_finds_created_networks()
    {
        var vpc = _mock.CallSuccessfully("POST", "/v1/{project_id}/vpcs", "{'vpc':{'name':'new','cidr':'10.7.0.0/16'}}")
            .GetProperty("vpc")
            .Text("id");

        _mock.Post("/server-groups",
            $$$"""{"server_group":{"name":"g","source_availability_zone":"{{{_mock["source_az"]}}}","target_availability_zone":"{{{_mock["target_az"]}}}","domain_id":"{{{_mock["domain_id"]}}}","source_vpc_id":"{{{vpc}}}"}}""").ShouldSucceed();
    }

    [Fact]
    public void Unused_VPCs_and_subnets_can_be_deleted()
    {
        _mock.Call("DELETE", "/v1/{project_id}/vpcs/{vpc}").Status.ShouldBe(409);
        _mock.Call("DELETE", "/v1/{project_id}/vpcs/{vpc}/subnets/{subnet}").Status.ShouldBe(409);
        _mock.Call("DELETE", "/v1/{project_id}/vpcs/{vpc_drill}/subnets/{subnet}").Error!.Code.ShouldBe("VPC.0202");

        _mock.Call("DELETE", "/v1/{project_id}/vpcs/{vpc_without_subnets}").Status.ShouldBe(204);
        _mock.Call("GET", "/v1/{project_id}/vpcs/{vpc_without_subnets}").Status.ShouldBe(404);
    }

    [Fact]
    public void VPCs_and_subnets_can_be_renamed()
    {
        _mock.CallSuccessfully("PUT", "/v1/{project_id}/vpcs/{vpc}", "{'vpc':{'name':'one'}}")
            .GetProperty("vpc")
            .Text("name")
            .ShouldBe("one");
        _mock.CallSuccessfully("PUT", "/v1/{project_id}/vpcs/{vpc}/subnets/{subnet}", "{'subnet':{'name':'two','dhcp_enable':true}}")
            .GetProperty("subnet")
            .Text("id")
            .ShouldBe(_mock["subnet"]);

        _mock.CallSuccessfully("GET", "/v1/{project_id}/subnets/{subnet}").GetProperty("subnet").Text("name").ShouldBe("two");
    }

    [Fact]
    public void The_VPC_quota_is_enforced()
    {
        var used = _mock.Project.Inventory.Vpcs.Count;
        _mock.Inventory.Change("quotas", "vpcs", new() { ["quota"] = used + 1 });

        _mock.Call("POST", "/v1/{project_id}/vpcs", "{'vpc':{'name':'last'}}").ShouldSucceed();
        _mock.Call("POST", "/v1/{project_id}/vpcs", "{'vpc':{'name':'one too many'}}").Error!.Code.ShouldBe("VPC.0114");
    }

    [Fact]
    public void The_VPC_quota_is_enforced_for_routers()
    {
        var used = _mock.Project.Inventory.Vpcs.Count;
        _mock.Inventory.Change("quotas", "vpcs", new() { ["quota"] = used + 1 });

        _mock.Call("POST", "/v2.0/routers", "{'router':{'name':'last'}}").ShouldSucceed();
        var rejected = _mock.Call("POST", "/v2.0/routers", "{'router':{'name':'one too many'}}");

        (rejected.Status, rejected.Json.GetProperty("NeutronError").Text("type")).ShouldBe((409, "Conflict"));
        _mock.Project.Inventory.Vpcs.Count.ShouldBe(used + 1);
    }

    [Fact]
    public void The_subnet_quota_is_enforced_for_router_interfaces()
    {
        var router = _mock.CallSuccessfully("POST", "/v2.0/routers", "{'router':{'name':'r'}}").GetProperty("router").Text("id");
        var network = _mock.CallSuccessfully("POST", "/v2.0/networks", "{'network':{}}").GetProperty("network").Text("id");
        var subnet = _mock.CallSuccessfully("POST", "/v2.0/subnets", $"{{'subnet':{{'network_id':'{network}','cidr':'10.7.0.0/24'}}}}")
            .GetProperty("subnet")
            .Text("id");
        var used = _mock.Project.Inventory.Subnets.Count;
        _mock.Inventory.Change("quotas", "subnets", new() { ["quota"] = used });
        var before = _mock.Engine.GetStateJson(_mock.ProjectId);

        _mock.Call(
            "POST", "/v1/{project_id}/subnets",
            $"{{'subnet':{{'name':'a','vpc_id':'{router}','cidr':'192.168.1.0/24','gateway_ip':'192.168.1.1'}}}}")
            .Error!.Code.ShouldBe("VPC.0212");
        _mock.Call("PUT", $"/v2.0/routers/{router}/add_router_interface", $"{{'subnet_id':'{subnet}'}}").Status.ShouldBe(409);
        _mock.Engine.GetStateJson(_mock.ProjectId).ShouldBe(before);

        _mock.Inventory.Change("quotas", "subnets", new() { ["quota"] = used + 1 });
        _mock.Call("PUT", $"/v2.0/routers/{router}/add_router_interface", $"{{'subnet_id':'{subnet}'}}").ShouldSucceed();
    }

    [Theory]
    [InlineData("/v1/{project_id}/security-groups", "/v1/{project_id}/security-group-rules")]
    [InlineData("/v2.0/security-groups", "/v2.0/security-group-rules")]
    public void A_security_group_can_be_created_given_rules_and_deleted(string groups, string rules)
    {
        var group = _mock.CallSuccessfully(
            "POST", groups, "{'security_group':{'name':'web','description':'d'}}")
            .GetProperty("security_group");
        group.GetProperty("security_group_rules").GetArrayLength().ShouldBe(2);
        var id = group.Text("id");

        var rule = _mock.CallSuccessfully(
            "POST", rules,
            $"{{'security_group_rule':{{'security_group_id':'{id}','direction':'ingress','protocol':'tcp','port_range_min':443," +
                $"'port_range_max':443,'remote_ip_prefix':'0.0.0.0/0'}}}}")
            .GetProperty("security_group_rule");
        _mock.CallSuccessfully("GET", $"{rules}?security_group_id={id}")
            .GetProperty("security_group_rules")
            .Ids()
            .ShouldContain(rule.Text("id"));
        _mock.CallSuccessfully("GET", $"{rules}/{rule.Text("id")}").GetProperty("security_group_rule").Int("port_range_max").ShouldBe(443);

        _mock.Call("DELETE", $"{rules}/{rule.Text("id")}").Status.ShouldBe(204);
        _mock.CallSuccessfully("GET", $"{groups}/{id}")
            .GetProperty("security_group")
            .GetProperty("security_group_rules")
            .GetArrayLength()
            .ShouldBe(2);
        _mock.Call("DELETE", $"{groups}/{id}").Status.ShouldBe(204);
        _mock.Call("GET", $"{groups}/{id}").Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("'port_range_min':4294967376")]
    [InlineData("'port_range_max':4294967376")]
    [InlineData("'port_range_max':-4294967216")]
    [InlineData("'port_range_max':1e300")]
    public void An_invalid_port_is_rejected_in_a_security_group_rule(string port)
    {
        var rejected = _mock.Call(
            "POST", "/v2.0/security-group-rules",
            $"{{'security_group_rule':{{'security_group_id':'{{security_group}}','direction':'ingress','protocol':'tcp',{port}}}}}");

        rejected.Status.ShouldBe(400, rejected.Text);
        rejected.Text.ShouldContain("must be 0 to 65535");
    }

    [Fact]
    public void A_security_group_in_use_is_found_by_name_and_cannot_be_deleted()
    {
        _mock.CallSuccessfully("GET", "/v1/{project_id}/security-groups")
            .GetProperty("security_groups")
            .Ids()
            .ShouldBe([_mock["security_group"]]);
        _mock.CallSuccessfully("GET", "/v2.0/security-groups?name=default")
            .GetProperty("security_groups")
            .Ids()
            .ShouldBe([_mock["security_group"]]);
        _mock.CallSuccessfully("GET", "/v2.0/security-groups?marker={security_group}")
            .GetProperty("security_groups")
            .GetArrayLength()
            .ShouldBe(0);
        _mock.Call("DELETE", "/v2.0/security-groups/{security_group}").Status.ShouldBe(409);
    }

    [Fact]
    public void A_NIC_of_a_server_is_a_port_of_the_server()
    {
        var nic = _mock.Project.Inventory.Servers[_mock["server_a"]]!.PrimaryNic!;

        var ports = _mock.CallSuccessfully("GET", "/v2.0/ports?device_id={server_a}").GetProperty("ports");

        ports.Ids().ShouldBe([nic.Id]);
        ports[0].GetProperty("fixed_ips")[0].Text("ip_address").ShouldBe(nic.IpAddress);
        _mock.CallSuccessfully("GET", $"/v1/{{project_id}}/ports?fixed_ips=ip_address={nic.IpAddress}&network_id={{subnet}}")
            .GetProperty("ports")
            .Ids()
            .ShouldBe([nic.Id]);
        _mock.Call("DELETE", $"/v2.0/ports/{nic.Id}").Json.GetProperty("NeutronError").Text("type").ShouldBe("Conflict");
    }

    [Fact]
    public void A_free_port_reserves_its_address_until_its_deletion()
    {
        const string Body = "{'port':{'network_id':'{subnet}','name':'p','fixed_ips':[{'ip_address':'{free_ip}'}]}}";
        var port = _mock.CallSuccessfully("POST", "/v2.0/ports", Body).GetProperty("port").Text("id");

        _mock.Call("POST", "/v1/{project_id}/ports", Body).Status.ShouldBe(400);
        _mock.Project.IsAddressTaken(_mock["subnet"], _mock["free_ip"]).ShouldBeTrue();
        _mock.Call("DELETE", $"/v2.0/ports/{port}").Status.ShouldBe(204);
        _mock.Project.IsAddressTaken(_mock["subnet"], _mock["free_ip"]).ShouldBeFalse();
    }

    [Fact]
    public void An_address_of_a_port_is_not_assigned_again()
    {
        var first = _mock.CallSuccessfully("POST", "/v2.0/ports", "{'port':{'network_id':'{subnet}'}}")
            .GetProperty("port")
            .GetProperty("fixed_ips")[0]
            .Text("ip_address");
        var second = _mock.CallSuccessfully("POST", "/v2.0/ports", "{'port':{'network_id':'{subnet}'}}")
            .GetProperty("port")
            .GetProperty("fixed_ips")[0]
            .Text("ip_address");
        var server = _mock.Project.Inventory.Servers[_mock.AddServer()]!.PrimaryNic!.IpAddress;

        new[] { first, second, server }.ShouldBeUnique();
    }
}
