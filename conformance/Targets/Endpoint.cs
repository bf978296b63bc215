using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SdrsMock.Conformance.Play;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>A target that answered: we know whether it is a mock.</summary>
internal sealed class Endpoint : IDisposable
{
    private readonly Target _target;
    private readonly Wire _wire;
    private readonly long _seed;
    private readonly ConcurrentDictionary<string, int> _staged = new();

    private Endpoint(Target target, Wire wire, long seed, bool isMock) => (_target, _wire, _seed, IsMock) = (target, wire, seed, isMock);

    /// <summary>Whether it has the mock's control plane, so that time can be moved and each story has a project of its own.</summary>
    public bool IsMock { get; }

    public Target Target => _target;

    /// <exception cref="TargetException">Nobody answers.</exception>
    public static async Task<Endpoint> ConnectAsync(Target target, long seed, CancellationToken cancellation)
    {
        var wire = new Wire(target.Url, target.Timeout);
        var health = await wire.SendAsync(new("GET", "/__sdrs/health", [], null, null), AdminCredentials(target), cancellation);
        if (health.Trouble is { } trouble)
        {
            wire.Dispose();
            throw new TargetException($"{target.Url} does not answer: {trouble}");
        }

        var isMock = health.Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("status", out var status) && JsonText.Of(status) == "ok";
        return new(target, wire, seed, isMock);
    }

    /// <summary>Makes the place ready in which one story is played.</summary>
    /// <exception cref="TargetException">A mock does not tell its specimens, or a real target has no project.</exception>
    public async Task<Stage> StageAsync(Scenario scenario, CancellationToken cancellation)
    {
        // Folders differ from machine to machine, so they have no say; a name that comes again gets a project of its own all the same.
        var name = $"{_seed}/{Path.GetFileName(scenario.File)}/{scenario.Name}";
        var times = _staged.AddOrUpdate(name, 1, (_, before) => before + 1);
        var made = new MadeVariables(HashOf(times == 1 ? name : $"{name}/{times}"));
        var variables = new Variables(made.Make);
        if (IsMock)
        {
            var project = made.ProjectId;
            var answer = await _wire.SendAsync(new("GET", $"/__sdrs/variables?project_id={project}", [], null, null), AdminCredentials(_target), cancellation);
            if (answer.Status != 200 || answer.Json is not { ValueKind: JsonValueKind.Object } specimens)
            {
                throw new TargetException($"{_target.Url} is a mock, but does not tell its specimens: {answer.Trouble ?? $"HTTP {answer.Status}"}");
            }

            variables.AddRange(specimens.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, JsonText.Of(member.Value))));
            variables["project_id"] = project;
        }
        else if (_target.Project is { } project)
        {
            variables["project_id"] = project;
        }

        variables.AddRange(_target.Variables);
        if (_target.Token is { } token)
        {
            variables["token"] = token;
        }

        return new(variables);
    }

    public Task<Exchange> SendAsync(Request request, Stage stage, CancellationToken cancellation) =>
        _wire.SendAsync(request, request.Path.StartsWith("/__sdrs/", StringComparison.Ordinal) ? AdminCredentials(_target) : CredentialsFor(request, stage), cancellation);

    public void Dispose() => _wire.Dispose();

    private static KeyValuePair<string, string>[] CredentialsFor(Request request, Stage stage) =>
        !request.BringsCredentials && stage.Variables.TryGet("token", out var token) ? [KeyValuePair.Create("X-Auth-Token", token)] : [];

    private static KeyValuePair<string, string>[] AdminCredentials(Target target) =>
        target.AdminToken is { } token ? [KeyValuePair.Create("X-Admin-Token", token)] : [];

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>Where one story is played: its project and everything that has a name.</summary>
internal sealed record Stage(Variables Variables);
