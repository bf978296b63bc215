using System.Text.Json;

namespace SdrsMock.Reliability;

/// <summary>One connection that puts one of two states in the place of a project's, again and again.</summary>
internal sealed class StateReplacer(string projectId)
{
    private static readonly JsonSerializerOptions s_plain = new();
    private JsonElement[] _states = [];
    private int _next;

    public int Acknowledged { get; private set; }

    public async Task Write(Uri url)
    {
        try
        {
            using var project = await Project.AtAsync(url, projectId);
            while (_states.Length < 2)
            {
                await project.Steer(HttpMethod.Post, "inventory/volumes", new { name = $"put-{_states.Length}" });
                _states = [.. _states, await project.Steer(HttpMethod.Get, "state")];
            }

            while (true)
            {
                await project.Steer(HttpMethod.Put, "state", _states[_next]);
                _next = 1 - _next;
                Acknowledged++;
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            // The result is exactly one of the two states, regardless of concurrent requests.
        }
    }

    public async Task<IReadOnlyList<string>> Compare(Project project)
    {
        if (Acknowledged == 0)
        {
            return [];
        }

        var shown = Disks(await project.Steer(HttpMethod.Get, "state"));
        return _states.Any(state => Disks(state) == shown) ? [] : ["a state that was put is there in part"];
    }

    private static string Disks(JsonElement state) =>
        JsonSerializer.Serialize(state.GetProperty("projects")[0].GetProperty("surroundings").GetProperty("volumes"), s_plain);
}
