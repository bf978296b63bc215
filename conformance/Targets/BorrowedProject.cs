using System.Text.Json;
using SdrsMock.Conformance.Play;

namespace SdrsMock.Conformance.Targets;

/// <summary>A project of a mock that all stories share, because a token opens no other. It is somebody's: what stood in it is put back after the last.</summary>
internal sealed class BorrowedProject(Endpoint endpoint, string project) : IDisposable
{
    private const int MostTries = 3;

    private readonly SemaphoreSlim _one = new(1);
    private Kept? _kept;

    private string StatePath => $"/__sdrs/state?project_id={project}";

    private string FaultsPath => $"/__sdrs/faults?project_id={project}";

    /// <summary>Keeps what stands there; the first story asks for it, and the others find it done.</summary>
    /// <exception cref="TargetException">The mock does not tell, so that nothing may be played there.</exception>
    public async Task TakeAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            _kept ??= new(await ReadAsync(StatePath, "projects", cancellation), await ReadAsync(FaultsPath, "faults", cancellation));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Puts it back, once. Whoever breaks a run off wants his things back too, so that nothing cancels this.</summary>
    /// <returns>What could not be put back, in words.</returns>
    public async Task<IReadOnlyList<string>> GiveBackAsync()
    {
        await _one.WaitAsync();
        try
        {
            return _kept is { } kept ? await PutAsync(kept) : [];
        }
        finally
        {
            _kept = null;
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string> ReadAsync(string path, string list, CancellationToken cancellation)
    {
        var answer = await endpoint.ControlAsync("GET", path, null, cancellation);
        return answer is { Status: 200, Json: { ValueKind: JsonValueKind.Object } told } && told.TryGetProperty(list, out var items) && items.ValueKind is JsonValueKind.Array
            ? answer.Body
            : throw new TargetException($"{endpoint.Target.Url} is a mock, but does not tell what stands in project {project}, which the stories would share, so that it could not be put back: {(answer.Status == 200 ? $"GET {path} answers no '{list}'" : Introduction.WhyNot(answer))}");
    }

    private async Task<List<string>> PutAsync(Kept kept)
    {
        var left = new List<string>();
        using var state = JsonDocument.Parse(kept.State);
        var untouched = state.RootElement.GetProperty("projects").GetArrayLength() == 0;
        var put = untouched
            ? await endpoint.ControlAsync("POST", $"/__sdrs/reset?project_id={project}", null, CancellationToken.None)
            : await PutStateAsync(kept.State);
        if (put.Status is not (>= 200 and < 300))
        {
            left.Add($"what stood in project {project} before the run could not be put back: {Words(put)}{await SaveAsync(kept)}");
        }

        using var faults = JsonDocument.Parse(kept.Faults);
        foreach (var rule in faults.RootElement.GetProperty("faults").EnumerateArray())
        {
            if (await endpoint.ControlAsync("POST", FaultsPath, rule.GetRawText(), CancellationToken.None) is { Status: not (>= 200 and < 300) } refused)
            {
                left.Add($"a fault rule of project {project} could not be put back: {Words(refused)}: {rule.GetRawText()}");
            }
        }

        return left;
    }

    // Putting it there twice does no harm, and a connection that the other side lets go of meanwhile is no reason to give up.
    private async Task<Exchange> PutStateAsync(string state)
    {
        for (var tries = 1; ; tries++)
        {
            var put = await endpoint.ControlAsync("PUT", StatePath, state, CancellationToken.None);
            if (put.Status is not null || tries == MostTries)
            {
                return put;
            }
        }
    }

    // What nobody has any more but us is not thrown away.
    private async Task<string> SaveAsync(Kept kept)
    {
        var file = Path.GetFullPath($"sdrs-{project}.state.json");
        try
        {
            await File.WriteAllTextAsync(file, kept.State);
            return $"; PUT {StatePath} takes it from {file}";
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return $"; nor could it be written to {file}: {wrong.Message}";
        }
    }

    private static string Words(Exchange answer) => answer.Trouble ?? $"HTTP {answer.Status} {answer.Body}".TrimEnd();

    private sealed record Kept(string State, string Faults);
}
