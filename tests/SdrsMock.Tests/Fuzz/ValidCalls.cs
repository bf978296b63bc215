using System.Text;
using SdrsMock.Schemas;
using SdrsMock.Tests.Properties;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Valid requests, the input of the fuzzer.</summary>
internal static class ValidCalls
{
    private static readonly string[] s_operations = [.. Catalog.Operations.Select(operation => operation.Name)];

    private static readonly (string Method, string Path, string Body)[] s_control =
    [
        ("GET", "health", ""), ("GET", "variables", ""), ("GET", "inventory", ""), ("GET", "inventory/servers", ""),
        ("GET", "inventory/servers/{server_a}", ""), ("GET", "clock", ""), ("GET", "faults", ""), ("GET", "requests", ""),
        ("GET", "coverage", ""),
        ("GET", "openapi.json", ""), ("DELETE", "requests", ""), ("DELETE", "faults/fault-1", ""), ("DELETE", "faults", ""),
        ("POST", "reset?project_id={project_id}", ""), ("GET", "state?project_id={project_id}", ""),
        ("POST", "clock", """{"advance":"PT30S"}"""), ("POST", "clock", """{"until":"idle"}"""),
        ("POST", "faults", """{"operation":"ShowQuota","nth":2,"every":3,"probability":0.5,"times":1,"status":503,"delay":"PT1S","drop":false}"""),
        ("POST", "faults", """{"operation":"CreateReplication","project_id":"{project_id}","error_code":"SDRS.0013"}"""),
        ("POST", "faults", """{"operation":"CreateReplication","fail_job":"SDRS.1350"}"""),
            ("POST", "faults", """{"replication":"{pair}","fault_level":"5","project_id":"{project_id}"}"""),
        ("POST", "inventory/servers", """{"name":"mine","status":"SHUTOFF","availability_zone":"{source_az}","vpc_id":"{vpc}","flavor":"{flavor}","os_type":"Linux","nics":[{"subnet_id":"{subnet}","ip_address":"172.16.1.77"}],"volumes":[{"volume_id":"{volume_a}","device":"/dev/vdb"}]}"""),
        ("PATCH", "inventory/servers/{server_a}", """{"status":"ACTIVE","name":"b","frozen":true,"locked_by":["a"],"volumes":[],"nics":[]}"""), ("DELETE", "inventory/servers/{server_c}", ""),
        ("POST", "inventory/volumes", """{"name":"mine","size":20,"status":"available","availability_zone":"{source_az}","volume_type":"SSD","shared":false,"encrypted":false,"frozen":false,"locked":false}"""),
        ("PATCH", "inventory/volumes/{volume_a}", """{"size":40,"status":"error"}"""), ("DELETE", "inventory/volumes/{volume_b}", ""),
        ("POST", "inventory/vpcs", """{"name":"v","cidr":"10.0.0.0/8"}"""),
            ("POST", "inventory/subnets", """{"name":"s","vpc_id":"{vpc}","cidr":"172.16.200.0/24","gateway_ip":"172.16.200.1"}"""),
                ("DELETE", "inventory/vpcs/{vpc}", ""),
        ("POST", "inventory/flavors", """{"id":"f.1","vcpus":1,"ram":1024}"""), ("POST", "inventory/dedicated_hosts", """{"name":"h"}"""),
            ("POST", "inventory/storage_pools", """{"name":"p"}"""), ("POST", "inventory/key_pairs", """{"name":"k"}"""),
        ("POST", "inventory/domains", """{"name":"d"}"""), ("PATCH", "inventory/quotas/server_groups", """{"quota":-1}"""),
            ("PATCH", "inventory/accounts/frozen", """{"frozen":true}"""), ("POST", "inventory/quotas", """{"type":"x","quota":1}"""),
    ];

    private static readonly (string Method, string Path, string Body)[] s_keystone =
    [
        ("GET", "", ""), ("GET", "/auth/catalog", ""), ("GET", "/auth/tokens", ""), ("HEAD", "/auth/tokens", ""),
        ("DELETE", "/auth/tokens", ""), ("GET", "/projects?name={region}", ""), ("GET", "/auth/projects", ""), ("GET", "/auth/domains", ""),
        ("POST", "/auth/tokens", """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"{user}","password":"{password}","domain":{"name":"{user_domain}"}}}},"scope":{"project":{"name":"{region}"}}}}"""),
        ("POST", "/auth/tokens", """{"auth":{"identity":{"methods":["token"],"token":{"id":"{token}"}},"scope":{"domain":{"name":"{user_domain}"}}}}"""),
    ];

    private static readonly (string Method, string Path, string Body)[] s_neighbours =
    [
        ("GET", "/v1/{project_id}/cloudservers/detail?limit=5&offset=2", ""), ("GET", "/v1/{project_id}/cloudservers/{server_a}", ""),
        ("GET", "/v1/{project_id}/cloudservers/flavors", ""),
        ("POST", "/v1/{project_id}/cloudservers", """{"server":{"name":"n","imageRef":"{image}","flavorRef":"{flavor}","vpcid":"{vpc}","count":2,"nics":[{"subnet_id":"{subnet}"}],"root_volume":{"volumetype":"SAS","size":40},"data_volumes":[{"volumetype":"SSD","size":10}],"security_groups":[{"id":"{security_group}"}]}}"""),
        ("POST", "/v1/{project_id}/cloudservers/delete", """{"servers":[{"id":"{server_c}"}],"delete_volume":true}"""),
            ("POST", "/v1/{project_id}/cloudservers/action", """{"os-stop":{"type":"SOFT","servers":[{"id":"{server_a}"}]}}"""),
        ("POST", "/v1.1/{project_id}/cloudservers/{server_b}/resize", """{"resize":{"flavorRef":"{flavor_other}"}}"""),
            ("POST", "/v1/{project_id}/cloudservers/{server_b}/attachvolume", """{"volumeAttachment":{"volumeId":"{volume_a}","device":"/dev/sdb"}}"""),
        ("GET", "/v2.1/{project_id}/servers/detail?marker={server_a}&limit=3", ""),
            ("POST", "/v2.1/{project_id}/servers", """{"server":{"name":"n","imageRef":"{image}","flavorRef":"{flavor}","networks":[{"uuid":"{subnet}"}],"security_groups":[{"name":"default"}]}}"""),
        ("POST", "/ecs/v2.1/{project_id}/servers/{server_d}/action", """{"os-start":null}"""),
            ("DELETE", "/v2.1/{project_id}/servers/{server_e}", ""), ("GET", "/v2.1/{project_id}/flavors/{flavor}", ""),
        ("POST", "/v2/{project_id}/cloudvolumes", """{"volume":{"name":"v","size":20,"volume_type":"SSD","availability_zone":"{source_az}","count":2}}"""), ("POST", "/v3/{project_id}/volumes", """{"volume":{"size":20}}"""),
        ("POST", "/v2/{project_id}/cloudvolumes/{volume_b}/action", """{"os-extend":{"new_size":500}}"""),
            ("DELETE", "/v3/{project_id}/volumes/{volume_c}", ""), ("GET", "/evs/v2/{project_id}/cloudvolumes/detail?offset=1", ""),
        ("POST", "/v1/{project_id}/vpcs", """{"vpc":{"name":"v","cidr":"10.0.0.0/16"}}"""),
            ("POST", "/v1/{project_id}/subnets", """{"subnet":{"name":"s","vpc_id":"{vpc}","cidr":"172.20.0.0/24","gateway_ip":"172.20.0.1"}}"""), ("DELETE", "/v1/{project_id}/vpcs/{vpc_without_subnets}", ""),
        ("POST", "/v2.0/ports", """{"port":{"network_id":"{subnet}","name":"p","fixed_ips":[{"ip_address":"{free_ip}"}],"security_groups":["{security_group}"]}}"""), ("GET", "/v2.0/ports?device_id={server_a}", ""), ("POST", "/v2.0/networks", """{"network":{"name":"n"}}"""),
        ("POST", "/v2.0/subnets", """{"subnet":{"network_id":"{subnet}","cidr":"10.0.0.0/24"}}"""),
            ("POST", "/vpc/v2.0/security-groups", """{"security_group":{"name":"g"}}"""),
        ("POST", "/v2.0/security-group-rules", """{"security_group_rule":{"security_group_id":"{security_group}","direction":"ingress","protocol":"tcp","port_range_min":22,"port_range_max":22}}"""), ("PUT", "/v2.0/routers/{vpc}/add_router_interface", """{"subnet_id":"{subnet}"}"""),
        ("GET", "/v2/cloudimages?__os_type=Linux", ""), ("GET", "/ims/v2/images/{image}", ""), ("GET", "/ecs/v1/{project_id}/jobs/x", ""),
        ("GET", "/vpc", ""),
    ];

    /// <summary>A call of any operation.</summary>
    public static WireRequest OfApi(MockHarness mock, SeededRandom chance)
    {
        var call = mock.Plan(new(chance.Of(s_operations), chance.Below(1000), chance.Below(1000), chance.Below(1000)));
        return Of(mock, call.Method, call.Path, call.Body ?? "") with { Made = [call.Operation] };
    }

    /// <summary>A call of the control plane, or of the API that must live with what the control plane did.</summary>
    public static WireRequest OfControlPlane(MockHarness mock, SeededRandom chance)
    {
        if (chance.OnceIn(2))
        {
            return OfApi(mock, chance);
        }

        if (chance.OnceIn(12))
        {
            return Of(mock, "PUT", chance.OnceIn(2) ? "/__sdrs/state" : "/__sdrs/state?project_id={project_id}", mock.State());
        }

        var (method, path, body) = chance.Of(s_control);
        return Of(mock, method, $"/__sdrs/{path}", body);
    }

    /// <summary>A call of the identity service.</summary>
    public static WireRequest OfKeystone(MockHarness mock, SeededRandom chance)
    {
        var (method, path, body) = chance.Of(s_keystone);
        return Of(mock, method, $"/v3{path}", body).With("X-Subject-Token", mock["token"]);
    }

    /// <summary>A request of a companion service.</summary>
    public static WireRequest OfNeighbours(MockHarness mock, SeededRandom chance)
    {
        var (method, path, body) = chance.Of(s_neighbours);
        return Of(mock, method, path, body);
    }

    private static WireRequest Of(MockHarness mock, string method, string target, string body)
    {
        List<(string, string)> headers = [("Host", "127.0.0.1"), ("X-Auth-Token", mock["token"]), ("Accept", "application/json")];
        if (body.Length > 0)
        {
            headers.Add(("Content-Type", "application/json"));
        }

        return new(method, Filled(mock, target), headers, Encoding.UTF8.GetBytes(Filled(mock, body)));
    }

    private static string Filled(MockHarness mock, string text) =>
        mock.VariableNames.Aggregate(
            text.Replace("{pair}", mock.Project.Pairs.FirstOrDefault()?.Id ?? "none", StringComparison.Ordinal),
            (filled, name) => filled.Contains('{', StringComparison.Ordinal)
                ? filled.Replace($"{{{name}}}", mock[name], StringComparison.Ordinal)
                : filled);
}
