using System.Text.Json;
using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>A project of a mock that all stories share, because a token opens no other. It is somebody's: what stood in it is put back after the last.</summary>
internal sealed class SharedProjectBackup(TargetConnection endpoint, string project) : IDisposable
{
    private const int MaxAttempts = 3;

    private readonly SemaphoreSlim _lock = new(1);
    private Backup? _saved;

    private string StatePath => $"/__sdrs/state?project_id={project}";

    private string FaultsPath => $"/__sdrs/faults?project_id={project}";

    /// <summary>Keeps what stands there; the first story asks for it, and the others find it done.</summary>
    /// <exception cref="TargetException">The mock does not tell, so that nothing may be played there.</exception>
    public async Task SaveStateAsync(CancellationToken cancellation)
    {
        await _lock.WaitAsync(cancellation);
        try
        {
            _saved ??= new(await ReadAsync(StatePath, "projects", cancellation), await ReadAsync(FaultsPath, "faults", cancellation));
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Puts it back, once. Whoever breaks a run off wants his things back too, so that nothing cancels this.</summary>
    /// <returns>What could not be put back, in words.</returns>
    public async Task<IReadOnlyList<string>> RestoreAsync()
    {
        await _lock.WaitAsync();
        try
        {
            return _saved is { } kept ? await PutAsync(kept) : [];
        }
        finally
        {
            _saved = null;
            _lock.Release();
        }
    }

    public void Dispose() => _lock.Dispose();

    private async Task<string> ReadAsync(string path, string list, CancellationToken cancellation)
    {
        var exchange = await endpoint.ControlAsync("GET", path, null, cancellation);
        return exchange is { Status: 200, Json: { ValueKind: JsonValueKind.Object } told } && told.TryGetProperty(list, out var items) && items.ValueKind is JsonValueKind.Array
            ? exchange.Body
            : throw new TargetException($"{endpoint.Target.Url} is a mock, but does not tell what stands in project {project}, which the stories would share, so that it could not be put back: {(exchange.Status == 200 ? $"GET {path} answers no '{list}'" : TargetProbe.FindProblem(exchange))}");
    }

    private async Task<List<string>> PutAsync(Backup kept)
    {
        var left = new List<string>();
        using var state = JsonDocument.Parse(kept.State);
        var untouched = state.RootElement.GetProperty("projects").GetArrayLength() == 0;
        var put = untouched
            ? await endpoint.ControlAsync("POST", $"/__sdrs/reset?project_id={project}", null, CancellationToken.None)
            : await PutStateAsync(kept.State);
        if (put.Status is not (>= 200 and < 300))
        {
            left.Add($"what stood in project {project} before the run could not be put back: {Describe(put)}{await SaveAsync(kept)}");
        }

        using var faults = JsonDocument.Parse(kept.Faults);
        foreach (var rule in faults.RootElement.GetProperty("faults").EnumerateArray())
        {
            if (await endpoint.ControlAsync("POST", FaultsPath, rule.GetRawText(), CancellationToken.None) is { Status: not (>= 200 and < 300) } refused)
            {
                left.Add($"a fault rule of project {project} could not be put back: {Describe(refused)}: {rule.GetRawText()}");
            }
        }

        return left;
    }

    // Putting it there twice does no harm, and a connection that the other side lets go of meanwhile is no reason to give up.
    private async Task<HttpExchange> PutStateAsync(string state)
    {
        for (var tries = 1; ; tries++)
        {
            var put = await endpoint.ControlAsync("PUT", StatePath, state, CancellationToken.None);
            if (put.Status is not null || tries == MaxAttempts)
            {
                return put;
            }
        }
    }

    // What nobody has any more but us is not thrown away.
    private async Task<string> SaveAsync(Backup kept)
    {
        var file = Path.GetFullPath($"sdrs-{project}.state.json");
        try
        {
            await File.WriteAllTextAsync(file, kept.State);
            return $"; PUT {StatePath} takes it from {file}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"; nor could it be written to {file}: {exception.Message}";
        }
    }

    private static string Describe(HttpExchange exchange) => exchange.TransportError ?? $"HTTP {exchange.Status} {exchange.Body}".TrimEnd();

    private sealed record Backup(string State, string Faults);
}
