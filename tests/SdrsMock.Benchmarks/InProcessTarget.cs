using System.Text;
using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.Benchmarks;

/// <summary>Calls of one project straight into the engine: no wire, no other thread.</summary>
internal sealed class InProcessTarget
{
    private readonly MockEngine _engine;
    private readonly string _token;
    private int _created;

    /// <summary>A fresh project with a group in it.</summary>
    public InProcessTarget(MockEngine engine, int number)
    {
        _engine = engine;
        Project = $"{number:x32}";
        var variables = engine.GetVariables(Project);
        _token = variables["token"];
        Send("POST", "server-groups",
            $$$"""{"server_group":{"name":"group","source_availability_zone":"cn-north-4a","target_availability_zone":"cn-north-4b","domain_id":"{{{variables["domain_id"]}}}","source_vpc_id":"vpc"}}""");
        GroupId = IdIn(Send("GET", "server-groups"), "server_groups");
    }

    public string Project { get; }

    public string GroupId { get; }

    public static MockEngine Engine(int servers, Action<MockOptions>? configure = null)
    {
        var options = new MockOptions { JobDuration = TimeSpan.Zero, Inventory = LoadTarget.ManyServers(servers) };
        configure?.Invoke(options);
        return new(options);
    }

    /// <summary>Protects the next server.</summary>
    public Response Create(string tag = "test") => Send("POST", "protected-instances", $$$"""
        {"protected_instance":{"server_group_id":"{{{GroupId}}}","server_id":"{{{LoadTarget.ServerId(_created++)}}}","name":"instance","description":"a description","tags":[{"key":"env","value":"{{{tag}}}"},{"key":"owner","value":"operations"}]}}
        """);

    /// <summary>The id of the instance that was created last.</summary>
    public string NewestInstance() => IdIn(Send("GET", "protected-instances?limit=1"), "protected_instances");

    /// <exception cref="InvalidOperationException">The request is rejected.</exception>
    public Response Send(string method, string target, string body = "")
    {
        var response = Answer(method, target, body);
        return response.Rejection is { } rejection
            ? throw new InvalidOperationException($"{method} {target} is rejected: {rejection.Error.Code} {rejection.Detail}")
            : response;
    }

    /// <exception cref="InvalidOperationException">The request is not rejected.</exception>
    public Response EnsureSuccess(string method, string target, string body) =>
        Answer(method, target, body) is { Rejection: not null } response
        ? response
        : throw new InvalidOperationException($"{method} {target} is not rejected");

    public static string TextIn(Response response, string member)
    {
        using var document = JsonDocument.Parse(response.Body);
        return document.RootElement.GetProperty(member).GetString()!;
    }

    private Response Answer(string method, string target, string body)
    {
        var (path, query) = target.IndexOf('?') is >= 0 and var mark ? (target[..mark], target[mark..]) : (target, "");
        var response = _engine.HandleAsync(new()
        {
            Id = "0123456789abcdef0123456789abcdef",
            Method = method,
            RawPath = $"/v1/{Project}/{path}",
            RawQuery = query,
            Header = name => name == "X-Auth-Token" ? _token : null,
            Body = Encoding.UTF8.GetBytes(body),
            BaseUrl = new("http", "127.0.0.1"),
        });
        return response.IsCompletedSuccessfully ? response.Result : response.AsTask().GetAwaiter().GetResult();
    }

    private static string IdIn(Response response, string list)
    {
        using var document = JsonDocument.Parse(response.Body);
        return document.RootElement.GetProperty(list)[0].GetProperty("id").GetString()!;
    }
}
