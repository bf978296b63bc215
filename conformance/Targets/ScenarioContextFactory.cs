using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>Creates the context of a scenario and prepares its project on a mock.</summary>
internal sealed class ScenarioContextFactory(TargetConnection connection, long seed) : IDisposable
{
    private readonly ConcurrentDictionary<string, int> _runsByName = new();
    private readonly SharedProjectBackup? _sharedProject = connection.SharedProject is { } project ? new(connection, project) : null;

    /// <summary>Restores the project that all scenarios on a mock shared.</summary>
    /// <returns>What could not be restored.</returns>
    public async Task<IReadOnlyList<string>> RestoreAsync() => _sharedProject is null ? [] : await _sharedProject.RestoreAsync();

    /// <exception cref="TargetException">A mock does not return its variables, or the state of the shared project.</exception>
    public async Task<ScenarioContext> CreateContextAsync(Scenario scenario, CancellationToken cancellation)
    {
        // The folder is not part of the name, because it differs between machines. A name that is used again gets its own project.
        var name = $"{seed}/{Path.GetFileName(scenario.File)}/{scenario.Name}";
        var run = _runsByName.AddOrUpdate(name, 1, (_, before) => before + 1);
        var generated = new GeneratedVariables(ComputeHash(run == 1 ? name : $"{name}/{run}"));
        var variables = new Variables(generated.Generate);
        var target = connection.Target;
        if (connection.IsMock)
        {
            await (_sharedProject?.SaveStateAsync(cancellation) ?? Task.CompletedTask);
            await PrepareProjectAsync(ChooseProject(generated, $"{name}/{run}"), variables, cancellation);
        }
        else if (target.Project is { } project)
        {
            variables["project_id"] = project;
        }

        variables.AddRange(target.Variables);
        if (target.Token is { } token)
        {
            variables["token"] = token;
        }

        return new(variables);
    }

    public void Dispose() => _sharedProject?.Dispose();

    // The two sides of a comparison may be the same mock, so each side has its own project.
    private string ChooseProject(GeneratedVariables generated, string run)
    {
        if (connection.SharedProject is { } shared)
        {
            return shared;
        }

        return connection.Target.SideName is { } side
            ? new GeneratedVariables(ComputeHash($"{run}/{side}")).ProjectId
            : generated.ProjectId;
    }

    private async Task PrepareProjectAsync(string project, Variables variables, CancellationToken cancellation)
    {
        if (!connection.Target.IsEmbedded)
        {
            // An earlier run with the same seed used the same project.
            await connection.ControlAsync("POST", $"/__sdrs/reset?project_id={project}", null, cancellation);
        }

        var exchange = await connection.ControlAsync("GET", $"/__sdrs/variables?project_id={project}", null, cancellation);
        variables.AddRange(TargetProbe.ReadVariables(exchange, connection.Target).EnumerateObject()
            .Select(member => KeyValuePair.Create(member.Name, JsonText.Format(member.Value))));
        variables["project_id"] = project;
    }

    private static byte[] ComputeHash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
