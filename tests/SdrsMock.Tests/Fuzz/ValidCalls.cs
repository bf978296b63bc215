using System.Text;
using SdrsMock.Schemas;
using SdrsMock.Tests.Properties;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Calls as a good client makes them: what the fuzzer spoils.</summary>
internal static class ValidCalls
{
    private static readonly string[] s_operations = [.. Catalogue.Operations.Select(operation => operation.Name)];

    private static readonly (string Method, string Path, string Body)[] s_control =
    [
        ("GET", "health", ""), ("GET", "variables", ""), ("GET", "inventory", ""), ("GET", "inventory/servers", ""), ("GET", "inventory/servers/{server_a}", ""), ("GET", "clock", ""), ("GET", "faults", ""), ("GET", "requests", ""), ("GET", "coverage", ""),
        ("GET", "openapi.json", ""), ("DELETE", "requests", ""), ("DELETE", "faults/fault-1", ""), ("DELETE", "faults", ""), ("POST", "reset?project_id={project_id}", ""), ("GET", "state?project_id={project_id}", ""),
        ("POST", "clock", """{"advance":"PT30S"}"""), ("POST", "clock", """{"until":"idle"}"""),
        ("POST", "faults", """{"operation":"ShowQuota","nth":2,"every":3,"probability":0.5,"times":1,"status":503,"delay":"PT1S","drop":false}"""),
        ("POST", "faults", """{"operation":"CreateReplication","project_id":"{project_id}","error_code":"SDRS.0013"}"""),
        ("POST", "faults", """{"operation":"CreateReplication","fail_job":"SDRS.1350"}"""), ("POST", "faults", """{"replication":"{pair}","fault_level":"5","project_id":"{project_id}"}"""),
        ("POST", "inventory/servers", """{"name":"mine","status":"SHUTOFF","availability_zone":"{source_az}","vpc_id":"{vpc}","flavor":"{flavor}","os_type":"Linux","nics":[{"subnet_id":"{subnet}","ip_address":"172.16.1.77"}],"volumes":[{"volume_id":"{volume_a}","device":"/dev/vdb"}]}"""),
        ("PATCH", "inventory/servers/{server_a}", """{"status":"ACTIVE","name":"b","frozen":true,"locked_by":["a"],"volumes":[],"nics":[]}"""), ("DELETE", "inventory/servers/{server_c}", ""),
        ("POST", "inventory/volumes", """{"name":"mine","size":20,"status":"available","availability_zone":"{source_az}","volume_type":"SSD","shared":false,"encrypted":false,"frozen":false,"locked":false}"""),
        ("PATCH", "inventory/volumes/{volume_a}", """{"size":40,"status":"error"}"""), ("DELETE", "inventory/volumes/{volume_b}", ""),
        ("POST", "inventory/vpcs", """{"name":"v","cidr":"10.0.0.0/8"}"""), ("POST", "inventory/subnets", """{"name":"s","vpc_id":"{vpc}","cidr":"172.16.200.0/24","gateway_ip":"172.16.200.1"}"""), ("DELETE", "inventory/vpcs/{vpc}", ""),
        ("POST", "inventory/flavors", """{"id":"f.1","vcpus":1,"ram":1024}"""), ("POST", "inventory/dedicated_hosts", """{"name":"h"}"""), ("POST", "inventory/storage_pools", """{"name":"p"}"""), ("POST", "inventory/key_pairs", """{"name":"k"}"""),
        ("POST", "inventory/domains", """{"name":"d"}"""), ("PATCH", "inventory/quotas/server_groups", """{"quota":-1}"""), ("PATCH", "inventory/accounts/frozen", """{"frozen":true}"""), ("POST", "inventory/quotas", """{"type":"x","quota":1}"""),
    ];

    private static readonly (string Method, string Path, string Body)[] s_keystone =
    [
        ("GET", "", ""), ("GET", "/auth/catalog", ""), ("GET", "/auth/tokens", ""), ("HEAD", "/auth/tokens", ""), ("DELETE", "/auth/tokens", ""), ("GET", "/projects?name={region}", ""), ("GET", "/auth/projects", ""), ("GET", "/auth/domains", ""),
        ("POST", "/auth/tokens", """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"{user}","password":"{password}","domain":{"name":"{user_domain}"}}}},"scope":{"project":{"name":"{region}"}}}}"""),
        ("POST", "/auth/tokens", """{"auth":{"identity":{"methods":["token"],"token":{"id":"{token}"}},"scope":{"domain":{"name":"{user_domain}"}}}}"""),
    ];

    /// <summary>A call of any operation.</summary>
    public static WireCall OfApi(Sdrs sdrs, Chance chance)
    {
        var call = sdrs.Plan(new(chance.Of(s_operations), chance.Below(1000), chance.Below(1000), chance.Below(1000)));
        return Of(sdrs, call.Method, call.Path, call.Body ?? "") with { Made = [call.Operation] };
    }

    /// <summary>A call of the control plane, or of the API that must live with what the control plane did.</summary>
    public static WireCall OfControlPlane(Sdrs sdrs, Chance chance)
    {
        if (chance.OnceIn(2))
        {
            return OfApi(sdrs, chance);
        }

        if (chance.OnceIn(12))
        {
            return Of(sdrs, "PUT", chance.OnceIn(2) ? "/__sdrs/state" : "/__sdrs/state?project_id={project_id}", sdrs.State());
        }

        var (method, path, body) = chance.Of(s_control);
        return Of(sdrs, method, $"/__sdrs/{path}", body);
    }

    /// <summary>A call of the identity service.</summary>
    public static WireCall OfKeystone(Sdrs sdrs, Chance chance)
    {
        var (method, path, body) = chance.Of(s_keystone);
        return Of(sdrs, method, $"/v3{path}", body).With("X-Subject-Token", sdrs["token"]);
    }

    private static WireCall Of(Sdrs sdrs, string method, string target, string body)
    {
        List<(string, string)> headers = [("Host", "127.0.0.1"), ("X-Auth-Token", sdrs["token"]), ("Accept", "application/json")];
        if (body.Length > 0)
        {
            headers.Add(("Content-Type", "application/json"));
        }

        return new(method, Filled(sdrs, target), headers, Encoding.UTF8.GetBytes(Filled(sdrs, body)));
    }

    private static string Filled(Sdrs sdrs, string text) =>
        sdrs.VariableNames.Aggregate(text.Replace("{pair}", sdrs.World.Pairs.FirstOrDefault()?.Id ?? "none", StringComparison.Ordinal), (filled, name) => filled.Contains('{', StringComparison.Ordinal) ? filled.Replace($"{{{name}}}", sdrs[name], StringComparison.Ordinal) : filled);
}
