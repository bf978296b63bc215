using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.Schemas;
using SdrsMock.State;
using Shouldly;

namespace SdrsMock.Tests;

/// <summary>The mock without a port, on a frozen clock: what the operation tests talk to.</summary>
internal sealed class MockHarness
{
    private static long s_projects;
    private readonly OrderedDictionary<string, string> _variables;

    public MockHarness(Action<MockOptions>? configure = null, string? projectId = null)
        : this(Start(configure), projectId, hasOwnClock: false)
    {
    }

    /// <summary>A project in a mock that others use too.</summary>
    /// <param name="engine">The mock.</param>
    /// <param name="projectId">The project; null for a new id.</param>
    /// <param name="hasOwnClock">Whether the project is created on its own.</param>
    public MockHarness(MockEngine engine, string? projectId, bool hasOwnClock)
    {
        Engine = engine;
        // None that a test would write by hand, such as 000…1.
        ProjectId = projectId ?? $"5d{Interlocked.Increment(ref s_projects):x30}";
        if (hasOwnClock)
        {
            Engine.Lifecycle.Create(ProjectId, MockClock.DefaultStart);
        }

        _variables = Engine.GetVariables(ProjectId);
    }

    public MockEngine Engine { get; }

    public string ProjectId { get; }

    /// <summary>Where callers find the mock: by a name that says nothing of a service.</summary>
    public string BaseUrl { get; set; } = "http://mock.test";

    public ProjectState Project => Engine.Projects.GetOrLoad(ProjectId).State;

    public MockClock Clock => Engine.Clocks.For(ProjectId);

    public MockInventory Inventory => new(Engine, ProjectId);

    /// <summary>How an operation is called in the engine's edition.</summary>
    public OperationContract ContractOf(string operation) =>
        Engine.Operations.FirstOrDefault(served => served.Name == operation)?.Contract
            ?? OperationContract.Load(operation, Engine.Edition.Name);

    public IEnumerable<string> VariableNames => _variables.Keys;

    /// <summary>The value of a variable, such as <c>server_a</c>.</summary>
    public string this[string variable] => _variables[variable];

    /// <summary>Sends a call; <c>{name}</c> in the path is a variable.</summary>
    public HarnessResponse Send(
        string method, string path, object? body = null, string? token = null, params (string Name, string Value)[] headers)
    {
        var text = body switch
        {
            null => "",
            string raw => raw,
            JsonNode node => node.ToJsonString(),
            _ => JsonSerializer.Serialize(body),
        };
        return SendAs(
            name => headers.FirstOrDefault(header => header.Name == name).Value
                ?? (name == "X-Auth-Token"
                    ? token ?? this["token"]
                    : name == "Content-Type" && text.Length > 0 ? "application/json" : null),
            method,
            Filled(path),
            text);
    }

    /// <summary>Sends a call with these headers and no others.</summary>
    public HarnessResponse SendAs(Func<string, string?> header, string method, string target, string body)
    {
        var parts = target.Split('?', 2);
        var origin = BaseUrl.Split("://", 2);
        var response = Engine.HandleAsync(new()
        {
            Id = "request",
            Method = method,
            RawPath = parts[0],
            RawQuery = parts.Length > 1 ? $"?{parts[1]}" : "",
            Header = header,
            Body = Encoding.UTF8.GetBytes(body),
            BaseUrl = new(origin[0], origin[1]),
        }).AsTask().GetAwaiter().GetResult();
        return new(response);
    }

    private static MockEngine Start(Action<MockOptions>? configure)
    {
        var options = new MockOptions();
        configure?.Invoke(options);
        return new(options);
    }

    private string Filled(string path) => !path.Contains('{', StringComparison.Ordinal) ? path : _variables.Aggregate(
        path, (filled, variable) => filled.Replace($"{{{variable.Key}}}", variable.Value, StringComparison.Ordinal));

    /// <summary>Sends a call below the project: <c>Get("/server-groups")</c>.</summary>
    public HarnessResponse Get(string path) => Send("GET", $"/v1/{ProjectId}{path}");

    public HarnessResponse Post(string path, object? body = null) => Send("POST", $"/v1/{ProjectId}{path}", body);

    public HarnessResponse Put(string path, object? body = null) => Send("PUT", $"/v1/{ProjectId}{path}", body);

    public HarnessResponse Delete(string path, object? body = null) => Send("DELETE", $"/v1/{ProjectId}{path}", body);

    /// <summary>Moves the clock on until all jobs and synchronisations have ended.</summary>
    public void Wait() => Engine.Projects.AdvanceUntilIdle(ProjectId);

    /// <summary>Waits for the job of a response.</summary>
    public JsonElement Finished(HarnessResponse accepted)
    {
        accepted.Error.ShouldBeNull(accepted.Text);
        Wait();
        return Get($"/jobs/{accepted.Json.GetProperty("job_id").GetString()}").Json;
    }

    /// <summary>Waits for a job that must succeed and gives one of its entities.</summary>
    public string Entity(HarnessResponse accepted, string name)
    {
        var job = Finished(accepted);
        job.GetProperty("status").GetString().ShouldBe("SUCCESS", job.GetRawText());
        return job.GetProperty("entities").GetProperty(name).GetString()!;
    }

    /// <summary>An available protection group in <c>vpc</c>.</summary>
    public string AddGroup(string name = "group", string domain = "domain_id", string target = "target_az") =>
        Entity(PostGroup(name, domain, target), "server_group_id");

    /// <summary>Begins to create one.</summary>
    public HarnessResponse PostGroup(
        string name = "group", string domain = "domain_id", string target = "target_az") => Post("/server-groups", new
        {
            server_group = new
            {
                name,
                source_availability_zone = this["source_az"],
                target_availability_zone = this[target],
                domain_id = this[domain],
                source_vpc_id = this["vpc"],
            },
        });

    /// <summary>An instance made from a server, in the status that its group gives it.</summary>
    public string AddInstance(string group, string server = "server_a", string name = "instance") => Entity(
        Post("/protected-instances", new { protected_instance = new { server_group_id = group, server_id = this[server], name } }),
        "protected_instance_id");

    /// <summary>A group with one instance, synchronised and protected.</summary>
    public (string Group, string Instance) AddProtectedGroup(string server = "server_a")
    {
        var group = AddGroup();
        var instance = AddInstance(group, server);
        Start(group);
        return (group, instance);
    }

    /// <summary>Enables protection and waits for it.</summary>
    public void Start(string group) =>
        Finished(Post($"/server-groups/{group}/action", new JsonObject { ["start-server-group"] = new JsonObject() }))
            .GetProperty("status")
            .GetString()
            .ShouldBe("SUCCESS");

    /// <summary>Puts a group into a status that takes long to reach by calls.</summary>
    public void SetStatus(string group, string status) => Project.Groups[group]!.Status = status;

    /// <summary>The next call of an operation starts a job that fails with this code.</summary>
    public void AddFailingJob(string operation, string code) =>
        Engine.Faults.Add(new() { Operation = operation, FailJob = code, ProjectId = ProjectId, Times = 1 });

    public JsonElement Group(string id) => Get($"/server-groups/{id}").Json.GetProperty("server_group");

    public JsonElement Instance(string id) => Get($"/protected-instances/{id}").Json.GetProperty("protected_instance");

    public JsonElement Pair(string id) => Get($"/replications/{id}").Json.GetProperty("replication");

    /// <summary>The ids of the pairs attached to an instance.</summary>
    public IReadOnlyList<string> PairsOf(string instance) =>
        [.. Project.Instances[instance]!.Attachments.Select(attachment => attachment.PairId)];
}

/// <summary>The response of a request.</summary>
internal sealed record HarnessResponse(Response Response)
{
    public int Status => Response.Status;

    public string Text => Encoding.UTF8.GetString(Response.Body.Span);

    public JsonElement Json => JsonDocument.Parse(Response.Body).RootElement;

    /// <summary>The error of the response, or null.</summary>
    public ApiError? Error => Response.Rejection?.Error;

    /// <summary>The constraint that was broken, or null.</summary>
    public string? Constraint => Response.Rejection?.Constraint;

    /// <summary>Asserts a rejection by this constraint with this error.</summary>
    public void ShouldBreak(string constraint, ApiError error)
    {
        Error.ShouldBe(error, Text);
        Constraint.ShouldBe(constraint);
    }

    public void ShouldSucceed() => Error.ShouldBeNull(Text);
}

/// <summary>Shortcuts to read a response.</summary>
internal static class Reading
{
    public static string? Text(this JsonElement element, string member) => element.GetProperty(member).GetString();

    public static int Int(this JsonElement element, string member) => element.GetProperty(member).GetInt32();
}
