using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Tests;

/// <summary>What a test project of somebody else looks like: connect once, then one theory over the tables.</summary>
public sealed class LibraryUsageTests(LibraryUsageTests.Mock mock) : IClassFixture<LibraryUsageTests.Mock>
{
    public static TheoryData<Scenario> Stories =>
        [.. ScenarioFile.LoadAll(Path.Combine(AppContext.BaseDirectory, "goldens", "protection-group.csv"))];

    [Theory, MemberData(nameof(Stories), DisableDiscoveryEnumeration = true)]
    public async Task Conforms(Scenario scenario) =>
        (await mock.Runner.RunAsync(scenario, TestContext.Current.CancellationToken)).ThrowUnlessPassed();

    public sealed class Mock : IAsyncLifetime
    {
        private SdrsMockServer? _server;

        public ScenarioRunner Runner { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _server = await SdrsMockServer.StartAsync(options => options.Auth = AuthMode.Verify, TestContext.Current.CancellationToken);
            Runner = await ScenarioRunner.ConnectAsync(
                new() { Url = _server.Url }, cancellationToken: TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            Runner.Dispose();
            await _server!.DisposeAsync();
        }
    }
}
