using System.Collections.Concurrent;
using SdrsMock.Common;
using SdrsMock.ControlPlane;
using SdrsMock.Engine;
using SdrsMock.Hosting;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using WireMock.Server;

namespace SdrsMock;

/// <summary>A running mock of SDRS: <c>await using var mock = await SdrsMockServer.StartAsync();</c></summary>
public sealed class SdrsMockServer : IAsyncDisposable
{
    // Building one costs more than starting a server, and they never change: all mocks of a process share them.
    private static readonly ConcurrentDictionary<(string Edition, long Seed), Lazy<InventoryTemplate>> s_templates = new();

    private readonly WireMockHost _host;
    private readonly MockEngine _engine;

    private readonly CancellationTokenSource _shutdown;
    private int _isDisposed;

    private SdrsMockServer(MockEngine engine, WireMockHost host, CancellationTokenSource ending) => (_engine, _host, _shutdown) = (engine, host, ending);

    /// <summary>Where it listens, with the port that was chosen.</summary>
    public Uri Url => _host.Url;

    /// <summary>The mock's only source of time.</summary>
    public MockClock Clock => _engine.Options.Clock;

    /// <summary>The project that people get who name none: 32 hex characters.</summary>
    public string ProjectId => _engine.Issuer.DefaultProjectId;

    /// <summary>The specimens and credentials of the default project by name, as <c>GET /__sdrs/variables</c> lists them.</summary>
    public IReadOnlyDictionary<string, string> Variables => _engine.GetVariables(ProjectId);

    /// <summary>The surroundings of the default project.</summary>
    public MockInventory Inventory => new(_engine, ProjectId);

    /// <summary>The fault rules.</summary>
    public MockFaults Faults => new(_engine);

    /// <summary>The last requests, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Requests => _engine.Journal.Entries;

    internal MockEngine Engine => _engine;

    /// <summary>Starts a mock.</summary>
    /// <param name="configure">Changes the options; without it the mock listens on a free loopback port with a frozen clock.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option makes no sense; the message names it.</exception>
    /// <exception cref="IOException">The address cannot be had; the message says why.</exception>
    public static Task<SdrsMockServer> StartAsync(Action<MockOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new MockOptions();
        configure?.Invoke(options);
        return StartAsync(options, cancellationToken);
    }

    internal static Task<SdrsMockServer> StartAsync(MockOptions options, CancellationToken cancellationToken) =>
        Task.Run(() => Start(options), cancellationToken);

    /// <summary>A client that is at home here: base address and a token of the default project are set.</summary>
    public HttpClient CreateClient()
    {
        var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Add("X-Auth-Token", Variables["token"]);
        return client;
    }

    /// <summary>Moves the clock on until no job and no synchronisation is at work.</summary>
    public void AdvanceUntilIdle() => _engine.Projects.AdvanceUntilIdle();

    /// <summary>Adds stubs of WireMock.Net's; they win over the simulation.</summary>
    public void AddStub(Action<WireMockServer> add) => _host.Stub(add);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _shutdown.Cancel();
            _host.Dispose();
            _shutdown.Dispose();
            _engine.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <exception cref="ArgumentException">The inventory makes no sense; the message names what in it.</exception>
    internal static InventoryTemplate GetInventoryTemplate(MockOptions options, Edition edition)
    {
        if (options.Inventory is not { } inventory)
        {
            return s_templates.GetOrAdd((edition.Name, options.Seed), key => new(() => InventoryTemplate.Create(edition, key.Seed))).Value;
        }

        try
        {
            return InventoryTemplate.FromJson(edition, options.Seed, inventory);
        }
        catch (InventoryException refusal)
        {
            throw new ArgumentException($"the inventory cannot be used: {refusal.Message}", refusal);
        }
    }

    private static SdrsMockServer Start(MockOptions options)
    {
        var engine = new MockEngine(options);
        var ending = new CancellationTokenSource();
        try
        {
            var admin = new AdminEndpoint(options);
            var host = WireMockHost.Start(options, new MockMiddleware(options, engine, new ControlPlaneApi(engine), admin, ending.Token), admin);
            admin.OnListening(host.Url);
            return new(engine, host, ending);
        }
        catch
        {
            ending.Dispose();
            engine.Dispose();
            throw;
        }
    }
}
