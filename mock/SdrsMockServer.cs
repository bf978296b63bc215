using SdrsMock.Engine;
using SdrsMock.Hosting;
using WireMock.Server;

namespace SdrsMock;

/// <summary>A running mock of SDRS: <c>await using var mock = await SdrsMockServer.StartAsync();</c></summary>
/// <remarks>Thread-safe. Many mocks can run in one process; each listens on a port of its own.</remarks>
public sealed class SdrsMockServer : IAsyncDisposable
{
    private readonly MockHost _host;

    private SdrsMockServer(MockHost host) => _host = host;

    /// <summary>Where the mock listens, with the port that was chosen.</summary>
    public Uri Url => _host.Url;

    /// <summary>The mock's clock. All projects follow it apart from those of <see cref="CreateProject"/>.</summary>
    public MockClock Clock => Engine.Options.Clock;

    /// <summary>The default project, used where none is named: 32 hexadecimal characters.</summary>
    public string ProjectId => Engine.DefaultProjectId;

    /// <summary>The fixtures and credentials of the default project by name, as <c>GET /__sdrs/variables</c> lists them.</summary>
    public IReadOnlyDictionary<string, string> Variables => Engine.GetVariables(ProjectId);

    /// <summary>The inventory of the default project.</summary>
    public MockInventory Inventory => new(Engine, ProjectId);

    /// <summary>The fault rules of all projects.</summary>
    public MockFaults Faults => new(Engine, null);

    /// <summary>The ways in which all projects without a mutant of their own can behave wrong on purpose.</summary>
    public MockMutants Mutants => new(Engine, null);

    /// <summary>The latest requests of all projects, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Requests => Engine.Journal.Entries;

    internal MockEngine Engine => _host.Engine;

    /// <summary>Starts a mock.</summary>
    /// <param name="configure">Changes the options; without it the mock listens on a free loopback port with a frozen clock.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">An option is invalid; the message names it.</exception>
    /// <exception cref="IOException">The address cannot be listened on; the message says why.</exception>
    public static Task<SdrsMockServer> StartAsync(Action<MockOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new MockOptions();
        configure?.Invoke(options);
        return Task.Run(() => new SdrsMockServer(MockHost.Start(options)), cancellationToken);
    }

    /// <summary>
    /// Creates an HTTP client with the mock's base address and a token of the default project set. The caller disposes it.
    /// </summary>
    public HttpClient CreateClient() => MockProject.CreateClient(Url, Engine.Options, Variables["token"]);

    /// <summary>
    /// Creates a project of its own: with a clock, fault rules, a journal, an inventory and credentials that no other project sees, so that
    /// tests can run in parallel on one mock. Disposing it deletes everything in it.
    /// </summary>
    /// <param name="configure">Changes the options; without it the clock is frozen or runs as the mock's does.</param>
    /// <exception cref="ArgumentException">An option is invalid, or the project exists already; the message says which.</exception>
    public MockProject CreateProject(Action<MockProjectOptions>? configure = null)
    {
        var options = new MockProjectOptions { IsClockFrozen = Clock.IsFrozen };
        configure?.Invoke(options);
        return new(Engine, Url, Engine.Lifecycle.Create(options.Id, options.FrozenAt));
    }

    /// <summary>
    /// Moves the mock's clock until no job and no replication is running in any project that follows it.
    /// </summary>
    public void AdvanceUntilIdle() => Engine.Projects.AdvanceUntilIdle();

    /// <summary>Adds stubs of WireMock.Net; they win over the simulation.</summary>
    public void AddStub(Action<WireMockServer> add) => _host.AddStub(add);

    /// <summary>Stops the mock. Requests that are being processed are answered first.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
