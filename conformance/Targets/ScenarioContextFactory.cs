using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>Makes the place ready in which a story is played.</summary>
internal sealed class ScenarioContextFactory(TargetConnection endpoint, long seed) : IDisposable
{
    private readonly ConcurrentDictionary<string, int> _contexts = new();
    private readonly SharedProjectBackup? _sharedProject = endpoint.SharedProject is { } project ? new(endpoint, project) : null;

    /// <summary>Puts back what stood in the project that all stories on a mock shared.</summary>
    /// <returns>What could not be put back, in words.</returns>
    public async Task<IReadOnlyList<string>> RestoreAsync() => _sharedProject is null ? [] : await _sharedProject.RestoreAsync();

    /// <exception cref="TargetException">A mock does not tell its specimens, or what stands in the project that the stories share.</exception>
    public async Task<ScenarioContext> CreateContextAsync(Scenario scenario, CancellationToken cancellation)
    {
        // Folders differ from machine to machine, so they have no say; a name that comes again gets a project of its own all the same.
        var name = $"{seed}/{Path.GetFileName(scenario.File)}/{scenario.Name}";
        var times = _contexts.AddOrUpdate(name, 1, (_, before) => before + 1);
        var made = new GeneratedVariables(ComputeHash(times == 1 ? name : $"{name}/{times}"));
        var variables = new Variables(made.Make);
        if (endpoint.IsMock)
        {
            await (_sharedProject?.SaveStateAsync(cancellation) ?? Task.CompletedTask);
            await PrepareAsync(endpoint.SharedProject is { } shared ? shared : endpoint.Target.DisplayName is { } side ? new GeneratedVariables(ComputeHash($"{name}/{times}/{side}")).ProjectId : made.ProjectId, variables, cancellation);
        }
        else if (endpoint.Target.Project is { } project)
        {
            variables["project_id"] = project;
        }

        variables.AddRange(endpoint.Target.Variables);
        if (endpoint.Target.Token is { } token)
        {
            variables["token"] = token;
        }

        return new(variables);
    }

    private async Task PrepareAsync(string project, Variables variables, CancellationToken cancellation)
    {
        if (!endpoint.Target.IsEmbedded)
        {
            // An earlier run with the same seed has been here.
            await endpoint.ControlAsync("POST", $"/__sdrs/reset?project_id={project}", null, cancellation);
        }

        var exchange = await endpoint.ControlAsync("GET", $"/__sdrs/variables?project_id={project}", null, cancellation);
        variables.AddRange(TargetProbe.ReadVariables(exchange, endpoint.Target).EnumerateObject().Select(member => KeyValuePair.Create(member.Name, JsonText.Format(member.Value))));
        variables["project_id"] = project;
    }

    public void Dispose() => _sharedProject?.Dispose();

    private static byte[] ComputeHash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
