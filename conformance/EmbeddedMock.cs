using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Targets;
using SdrsMock.Hosting;

namespace SdrsMock.Conformance;

/// <summary>The mock inside this process. Only this class references the mock's assembly; the rest of the runner uses its URL.</summary>
internal sealed class EmbeddedMock : IHostedMock
{
    private readonly SdrsMockServer _server;

    private EmbeddedMock(SdrsMockServer server) => _server = server;

    public Uri Url => _server.Url;

    // The clock is frozen, which is the server's default, because the runner moves it. Credentials are verified as by a real service.
    public static async Task<IHostedMock> StartAsync(CancellationToken cancellation) =>
        new EmbeddedMock(await SdrsMockServer.StartAsync(options => options.Auth = AuthMode.Verify, cancellation));

    /// <summary>Starts a mock for the tests of a client.</summary>
    /// <param name="arguments">The options of <c>sdrs-mock exec</c>.</param>
    /// <exception cref="ArgumentException">An option is invalid; the message names it.</exception>
    public static IClientMock StartForClient(IReadOnlyList<string> arguments) => new ClientMock(ServerSession.Start(arguments));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class ClientMock(ServerSession session) : IClientMock
    {
        private readonly MockMutants _mutants = new(session.Host.Engine, null);

        public IReadOnlyList<Mutant> Mutants => [.. _mutants.All.Select(mutant => new Mutant(
            mutant.Id, mutant.Family, mutant.Operation, mutant.Constraint, mutant.Description))];

        public long Strikes => _mutants.Strikes;

        public MutantReach Reach => session.Host.Engine.Mutants.FindObserver(null) is { } observer
            ? new(observer.Reached.ToHashSet(), observer.Changing.ToHashSet())
            : MutantReach.None;

        public void Observe() => _mutants.Observe();

        public void Set(string id) => _mutants.Set(id);

        public async Task<int?> RunAsync(
            IReadOnlyList<string> command, TimeSpan? timeout, Action<string>? output, CancellationToken cancellation)
        {
            try
            {
                return await new ClientCommand(command) { OutputReceived = output }.RunAsync(session, timeout, cancellation);
            }
            catch (CommandStartException exception)
            {
                throw new IOException(exception.Message, exception);
            }
        }

        public ValueTask DisposeAsync() => session.Host.DisposeAsync();
    }
}
