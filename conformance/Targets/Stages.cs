using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SdrsMock.Conformance.Play;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>Where one story is played: its project and everything that has a name.</summary>
internal sealed record Stage(Variables Variables);

/// <summary>Makes the place ready in which a story is played.</summary>
internal sealed class Stages(Endpoint endpoint, long seed)
{
    private readonly ConcurrentDictionary<string, int> _staged = new();

    /// <exception cref="TargetException">A mock does not tell its specimens.</exception>
    public async Task<Stage> SetAsync(Scenario scenario, CancellationToken cancellation)
    {
        // Folders differ from machine to machine, so they have no say; a name that comes again gets a project of its own all the same.
        var name = $"{seed}/{Path.GetFileName(scenario.File)}/{scenario.Name}";
        var times = _staged.AddOrUpdate(name, 1, (_, before) => before + 1);
        var made = new MadeVariables(HashOf(times == 1 ? name : $"{name}/{times}"));
        var variables = new Variables(made.Make);
        if (endpoint.IsMock)
        {
            await PrepareAsync(endpoint.SharedProject is { } shared ? shared : endpoint.Target.Side is { } side ? new MadeVariables(HashOf($"{name}/{times}/{side}")).ProjectId : made.ProjectId, variables, cancellation);
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

        var answer = await endpoint.ControlAsync("GET", $"/__sdrs/variables?project_id={project}", null, cancellation);
        variables.AddRange(Introduction.SpecimensIn(answer, endpoint.Target).EnumerateObject().Select(member => KeyValuePair.Create(member.Name, JsonText.Of(member.Value))));
        variables["project_id"] = project;
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
