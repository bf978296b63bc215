using Recipes.Application;
using Recipes.XunitV3;
using SdrsMock;
using SdrsMock.Client;
using Xunit;

[assembly: AssemblyFixture(typeof(MockFixture))]

namespace Recipes.XunitV3;

/// <summary>One mock for all tests of the assembly.</summary>
public sealed class MockFixture : IAsyncLifetime
{
    public SdrsMockServer Mock { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Mock = await SdrsMockServer.StartAsync();

    public ValueTask DisposeAsync() => Mock.DisposeAsync();
}

/// <summary>A project for each test, so that all run in parallel.</summary>
public sealed class ProtectionTests : IDisposable
{
    private readonly MockProject _project;
    private readonly HttpClient _http;
    private readonly ServerProtection _protection;

    public ProtectionTests(MockFixture fixture)
    {
        _project = fixture.Mock.CreateProject();
        _http = _project.CreateClient();
        _protection = new(new SdrsClient(_http, _project.Id, _project.Clock));
    }

    public void Dispose()
    {
        _http.Dispose();
        _project.Dispose();
    }

    [Fact]
    public async Task A_server_is_protected_once()
    {
        var (server, network) = (_project.Variables["server_a"], _project.Variables["vpc"]);
        await _protection.ProtectAsync(server, network, TestContext.Current.CancellationToken);

        var rejection = await Assert.ThrowsAsync<SdrsException>(
            () => _protection.ProtectAsync(server, network, TestContext.Current.CancellationToken));

        Assert.Equal("SDRS.1305", rejection.Code);
        Assert.Equal("PI-CREATE-03", _project.Requests[^1].Constraint);
    }

    [Fact]
    public async Task A_failed_job_is_reported()
    {
        _project.Faults.Add(new() { Operation = "CreateProtectedInstance", FailJob = "SDRS.1013" });

        var failure = await Assert.ThrowsAsync<SdrsJobException>(() => _protection.ProtectAsync(
            _project.Variables["server_a"], _project.Variables["vpc"], TestContext.Current.CancellationToken));

        Assert.Equal("SDRS.1013", failure.Code);
    }
}
