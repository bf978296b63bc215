#pragma warning disable xUnit1051 // The sample is the one of conformance/README.md, which has no cancellation token.
// <sample>
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Tests;

/// <summary>Runs each scenario as a test against a mock; one connection serves all of them.</summary>
public sealed class LibraryUsageTests(LibraryUsageTests.Target target) : IClassFixture<LibraryUsageTests.Target>
{
    public static TheoryData<Scenario> Scenarios =>
        [.. ScenarioFile.LoadAll(Path.Combine(AppContext.BaseDirectory, "sdrs-scenarios"))];

    [Theory, MemberData(nameof(Scenarios), DisableDiscoveryEnumeration = true)]
    public async Task Conforms(Scenario scenario) => (await target.Runner.RunAsync(scenario)).ThrowUnlessPassed();

    public sealed class Target : IAsyncLifetime
    {
        private SdrsMockServer? _mock;

        public ScenarioRunner Runner { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _mock = await SdrsMockServer.StartAsync(options => options.Auth = AuthMode.Verify);
            Runner = await ScenarioRunner.ConnectAsync(new() { Url = _mock.Url });
        }

        public async ValueTask DisposeAsync()
        {
            await Runner.DisposeAsync();
            await _mock!.DisposeAsync();
        }
    }
}
// </sample>
