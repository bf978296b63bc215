namespace SdrsMock.Tests.Persistence;

/// <summary>A state file, and the mocks that follow one another on it.</summary>
internal sealed class StateFileHarness : IDisposable
{
    public const string Project = "00000000000000000000000000000001";

    /// <summary>Steps that change a project without a request, so that no store can record them.</summary>
    public static readonly IReadOnlyList<string> Unheard = ["BreakLink", "MendLink"];

    private readonly string _folder = Directory.CreateTempSubdirectory("sdrs-state-").FullName;
    private MockHarness? _running;

    public string File => Path.Combine(_folder, "state.db");

    /// <summary>Starts a mock on the file.</summary>
    public MockHarness Start(Action<MockOptions>? configure = null)
    {
        _running = new(options =>
        {
            options.State = File;
            configure?.Invoke(options);
        }, Project);
        _ = _running.Project;
        return _running;
    }

    /// <summary>Ends the running mock as a kill does: without a last word to the store.</summary>
    public void Crash()
    {
        _running?.Engine.Projects.CommandLog.Dispose();
        _running = null;
    }

    /// <summary>Ends the running mock in order.</summary>
    public void Stop()
    {
        _running?.Engine.Dispose();
        _running = null;
    }

    /// <summary>Ends the running mock as a kill does, and starts another.</summary>
    public MockHarness Again(Action<MockOptions>? configure = null)
    {
        Crash();
        return Start(configure);
    }

    public void Dispose()
    {
        Crash();
        Directory.Delete(_folder, recursive: true);
    }
}
