using System.Text.Json;
using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>
/// The project of a mock that all scenarios share because the token is valid for no other. The project belongs to the user, so its
/// previous state is restored after the last scenario.
/// </summary>
internal sealed class SharedProjectBackup(TargetConnection connection, string project) : IDisposable
{
    private const int MaxAttempts = 3;

    private readonly SemaphoreSlim _lock = new(1);
    private Backup? _backup;

    private string StatePath => $"/__sdrs/state?project_id={project}";

    private string FaultsPath => $"/__sdrs/faults?project_id={project}";

    /// <summary>Saves the state of the project on the first call; later calls do nothing.</summary>
    /// <exception cref="TargetException">The mock does not return the state, so no scenario may run there.</exception>
    public async Task SaveStateAsync(CancellationToken cancellation)
    {
        await _lock.WaitAsync(cancellation);
        try
        {
            _backup ??= new(await ReadAsync(StatePath, "projects", cancellation), await ReadAsync(FaultsPath, "faults", cancellation));
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Restores the state once. An interrupted run is restored too, so this cannot be cancelled.</summary>
    /// <returns>What could not be restored.</returns>
    public async Task<IReadOnlyList<string>> RestoreAsync()
    {
        await _lock.WaitAsync();
        try
        {
            return _backup is { } backup ? await RestoreAsync(backup) : [];
        }
        finally
        {
            _backup = null;
            _lock.Release();
        }
    }

    public void Dispose() => _lock.Dispose();

    private async Task<string> ReadAsync(string path, string list, CancellationToken cancellation)
    {
        var exchange = await connection.ControlAsync("GET", path, null, cancellation);
        if (exchange is { Status: 200, Json: { ValueKind: JsonValueKind.Object } body }
            && body.TryGetProperty(list, out var items) && items.ValueKind is JsonValueKind.Array)
        {
            return exchange.Body;
        }

        var reason = exchange.Status == 200 ? $"the response of GET {path} has no '{list}'" : TargetProbe.DescribeControlError(exchange);
        throw new TargetException(
            $"{connection.Target.Url} is a mock, but does not return the state of project {project}, which all scenarios would share, "
            + $"so the state could not be restored after the run: {reason}");
    }

    private async Task<List<string>> RestoreAsync(Backup backup)
    {
        var failures = new List<string>();
        using var state = JsonDocument.Parse(backup.State);
        var wasPristine = state.RootElement.GetProperty("projects").GetArrayLength() == 0;
        var restored = wasPristine
            ? await connection.ControlAsync("POST", $"/__sdrs/reset?project_id={project}", null, CancellationToken.None)
            : await PutStateAsync(backup.State);
        if (restored.Status is not (>= 200 and < 300))
        {
            var file = await SaveToFileAsync(backup);
            failures.Add($"the previous state of project {project} could not be restored: {Describe(restored)}{file}");
        }

        using var faults = JsonDocument.Parse(backup.Faults);
        foreach (var rule in faults.RootElement.GetProperty("faults").EnumerateArray())
        {
            var response = await connection.ControlAsync("POST", FaultsPath, rule.GetRawText(), CancellationToken.None);
            if (response.Status is not (>= 200 and < 300))
            {
                failures.Add($"a fault rule of project {project} could not be restored: {Describe(response)}: {rule.GetRawText()}");
            }
        }

        return failures;
    }

    // The request is idempotent, so a connection that the mock closes meanwhile is no reason to give up.
    private async Task<HttpExchange> PutStateAsync(string state)
    {
        for (var attempt = 1; ; attempt++)
        {
            var exchange = await connection.ControlAsync("PUT", StatePath, state, CancellationToken.None);
            if (exchange.Status is not null || attempt == MaxAttempts)
            {
                return exchange;
            }
        }
    }

    // The backup is the only copy of the state, so it is written to a file.
    private async Task<string> SaveToFileAsync(Backup backup)
    {
        var file = Path.GetFullPath($"sdrs-{project}.state.json");
        try
        {
            await File.WriteAllTextAsync(file, backup.State);
            return $"; it is saved in {file}; restore it with PUT {StatePath}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"; it could not be saved in {file} either: {exception.Message}";
        }
    }

    private static string Describe(HttpExchange exchange) => exchange.TransportError ?? $"HTTP {exchange.Status} {exchange.Body}".TrimEnd();

    private sealed record Backup(string State, string Faults);
}
