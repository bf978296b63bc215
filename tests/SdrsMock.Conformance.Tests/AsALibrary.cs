namespace SdrsMock.Conformance.Tests;

/// <summary>What a test project of somebody else looks like: connect once, then one theory over the tables.</summary>
public sealed class AsALibrary(AsALibrary.Mock mock) : IClassFixture<AsALibrary.Mock>
{
    public static TheoryData<Scenario> Stories => [.. ScenarioFile.LoadAll(Path.Combine(AppContext.BaseDirectory, "goldens", "protection-group.csv"))];

    [Theory, MemberData(nameof(Stories), DisableDiscoveryEnumeration = true)]
    public async Task Conforms(Scenario story) => (await mock.Runner.PlayAsync(story, TestContext.Current.CancellationToken)).ThrowUnlessPassed();

    public sealed class Mock : IAsyncLifetime
    {
        private SdrsMockServer? _server;

        public Runner Runner { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _server = await SdrsMockServer.StartAsync(options => options.Auth = AuthMode.Verify, TestContext.Current.CancellationToken);
            Runner = await Runner.ConnectAsync(new() { Url = _server.Url }, cancellationToken: TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            Runner.Dispose();
            await _server!.DisposeAsync();
        }
    }
}
