using SdrsMock.Engine;
using SdrsMock.Hosting;

namespace SdrsMock;

/// <summary>
/// A project of its own in an in-process mock: its clock, fault rules, journal, inventory, resources and credentials are seen by no other
/// project. <see cref="SdrsMockServer.CreateProject"/> creates it; disposing it deletes everything in it.
/// </summary>
/// <remarks>Thread-safe. Hundreds can be used at the same time in one mock.</remarks>
public sealed class MockProject : IAsyncDisposable, IDisposable
{
    private readonly MockEngine _engine;
    private readonly Uri _url;

    internal MockProject(MockEngine engine, Uri url, string id)
    {
        (_engine, _url, Id, Clock) = (engine, url, id, engine.Clocks.For(id));
        Variables = engine.GetVariables(id);
    }

    /// <summary>The id of the project in paths: 32 hexadecimal characters.</summary>
    public string Id { get; }

    /// <summary>
    /// The project's only source of time. It is a <see cref="TimeProvider"/> whose timers move with it, so that it can be given to the
    /// application under test.
    /// </summary>
    public MockClock Clock { get; }

    /// <summary>The fixtures and credentials of the project by name, as <c>GET /__sdrs/variables</c> lists them.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>The inventory of the project.</summary>
    public MockInventory Inventory => new(_engine, Id);

    /// <summary>The fault rules of the project. They apply to no other project.</summary>
    public MockFaults Faults => new(_engine, Id);

    /// <summary>The ways in which the project can behave wrong on purpose. They concern no other project.</summary>
    public MockMutants Mutants => new(_engine, Id);

    /// <summary>The latest requests to the project, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Requests => _engine.Journal.GetEntries(Id);

    /// <summary>Creates an HTTP client with the mock's base address and a token of the project set. The caller disposes it.</summary>
    public HttpClient CreateClient() => CreateClient(_url, _engine.Options, Variables["token"]);

    /// <summary>
    /// Creates a handler that sends each request to the mock, whatever host its address names, with a token of the project unless the
    /// request carries credentials. It is for applications that get their <see cref="HttpMessageHandler"/> from outside. The caller
    /// disposes it.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new LoopbackHandler(_url, _engine.Options, Variables["token"]);

    /// <summary>Moves the project's clock until no job and no replication is running in the project.</summary>
    public void AdvanceUntilIdle() => _engine.Projects.AdvanceUntilIdle(Id);

    /// <summary>
    /// Sets the project to its initial state: no resources, the first time of its clock, no fault rules, an empty journal.
    /// </summary>
    public void Reset() => _engine.Reset(Id).GetAwaiter().GetResult();

    /// <summary>Deletes the project with everything in it.</summary>
    public void Dispose() => _engine.Lifecycle.Delete(Id);

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal static HttpClient CreateClient(Uri url, MockOptions options, string token)
    {
        var client = new HttpClient(LoopbackHandler.CreateTransport(options)) { BaseAddress = url };
        client.DefaultRequestHeaders.Add("X-Auth-Token", token);
        return client;
    }
}
