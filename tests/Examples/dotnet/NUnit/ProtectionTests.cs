using NUnit.Framework;
using Recipes.Application;
using SdrsMock;
using SdrsMock.Client;

[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]

namespace Recipes.NUnit;

/// <summary>One mock for all tests of the namespace.</summary>
[SetUpFixture]
public sealed class MockFixture
{
    public static SdrsMockServer Mock { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Mock = await SdrsMockServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await Mock.DisposeAsync();
}

/// <summary>A project for each test, so that all run in parallel.</summary>
public sealed class ProtectionTests : IDisposable
{
    private readonly MockProject _project = MockFixture.Mock.CreateProject();
    private readonly HttpClient _http;
    private readonly ServerProtection _protection;

    public ProtectionTests()
    {
        _http = _project.CreateClient();
        _protection = new(new SdrsClient(_http, _project.Id, _project.Clock));
    }

    public void Dispose()
    {
        _http.Dispose();
        _project.Dispose();
    }

    [Test]
    public async Task A_server_is_protected_once()
    {
        var (server, network) = (_project.Variables["server_a"], _project.Variables["vpc"]);
        await _protection.ProtectAsync(server, network);

        var rejection = await Assert.ThrowsAsync<SdrsException>(() => _protection.ProtectAsync(server, network));

        Assert.That(rejection?.Code, Is.EqualTo("SDRS.1305"));
        Assert.That(_project.Requests[^1].Constraint, Is.EqualTo("PI-CREATE-03"));
    }

    [Test]
    public async Task A_failed_job_is_reported()
    {
        _project.Faults.Add(new() { Operation = "CreateProtectedInstance", FailJob = "SDRS.1013" });

        var failure = await Assert.ThrowsAsync<SdrsJobException>(
            () => _protection.ProtectAsync(_project.Variables["server_a"], _project.Variables["vpc"]));

        Assert.That(failure?.Code, Is.EqualTo("SDRS.1013"));
    }
}
